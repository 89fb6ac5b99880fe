package muster.registry;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import muster.access.Actor;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.DeviceName;
import muster.catalog.ModelKey;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which devices speak through which gateway, now and earlier, and who else is heard there. */
@Service
public class Gateways {

    /** So many strangers of one gateway are kept: a radio hears the whole street. */
    private static final int MOST_STRANGERS = 200;

    private static final int LONGEST_PAYLOAD = 2_000;

    /** A device that speaks through a gateway. */
    public record Child(DeviceId device, String serial, String model, Instant since) {}

    /**
     * Somebody who speaks through a gateway and is not one of its children.
     *
     * @param name what it is called there
     * @param models which it may be, as far as topic and payload tell
     */
    @SuppressWarnings("ArrayRecordComponent") // shown, never compared
    public record Stranger(DeviceId gateway, String name, List<String> models, byte[] payload, Instant at) {}

    private final Devices devices;
    private final DeviceModels models;
    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Gateways(
            Devices devices,
            DeviceModels models,
            JdbcClient jdbc,
            JdbcTemplate batches,
            ApplicationEventPublisher events,
            Clock clock) {
        this.devices = devices;
        this.models = models;
        this.jdbc = jdbc;
        this.batches = batches;
        this.events = events;
        this.clock = clock;
    }

    /** Whether devices of this model speak for others. */
    public boolean isGateway(Device device) {
        return models.find(ModelKey.of(device.model()))
                .map(DeviceModel::broker)
                .filter(broker -> broker.hasChildren())
                .isPresent();
    }

    /** Through which gateway a device speaks now. */
    @Transactional(readOnly = true)
    public Optional<DeviceId> gatewayOf(DeviceId device) {
        return jdbc.sql("select gateway_id from registry.gateway_child where device_id = :device and upper_inf(during)")
                .param("device", device.value())
                .query(UUID.class)
                .optional()
                .map(DeviceId::new);
    }

    /** Those that whoever asks may see, by serial number. */
    @Transactional(readOnly = true)
    public List<Child> childrenOf(DeviceId gateway) {
        return jdbc.sql("""
                select d.id, d.serial, d.model, lower(c.during) as since
                from registry.gateway_child c join registry.device d on d.id = c.device_id
                where c.gateway_id = :gateway and upper_inf(c.during) order by d.serial
                """)
                .param("gateway", gateway.value())
                .query((row, number) -> new Child(
                        new DeviceId(row.getObject("id", UUID.class)),
                        row.getString("serial"),
                        row.getString("model"),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    /** Who is heard through a gateway and not its child, the newest first. */
    @Transactional(readOnly = true)
    public List<Stranger> strangersOf(DeviceId gateway) {
        return jdbc.sql("""
                select name, models, payload, last_at from registry.gateway_stranger
                where gateway_id = :gateway order by last_at desc, name limit 50
                """)
                .param("gateway", gateway.value())
                .query((row, number) -> new Stranger(
                        gateway,
                        row.getString("name"),
                        List.of((String[]) row.getArray("models").getArray()),
                        row.getString("payload").getBytes(StandardCharsets.UTF_8),
                        row.getTimestamp("last_at").toInstant()))
                .list();
    }

    /** Notes who was heard, the newest word of each. */
    @Transactional
    public void heard(Collection<Stranger> strangers) {
        var newest = new LinkedHashMap<String, Stranger>();
        strangers.forEach(each -> newest.put(each.gateway() + " " + each.name(), each));
        if (newest.isEmpty()) {
            return;
        }
        batches.batchUpdate(
                """
                insert into registry.gateway_stranger as kept (gateway_id, name, models, payload, first_at, last_at)
                select ?, ?, ?, ?, ?, ?
                where (select count(*) from registry.gateway_stranger where gateway_id = ?) < ?
                   or exists (select from registry.gateway_stranger where gateway_id = ? and name = ?)
                on conflict (gateway_id, name) do update
                set models = excluded.models, payload = excluded.payload,
                    last_at = greatest(kept.last_at, excluded.last_at)
                """,
                newest.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .toList(),
                100,
                (statement, each) -> {
                    var gateway = each.gateway().value();
                    var at = each.at().atOffset(ZoneOffset.UTC);
                    statement.setObject(1, gateway);
                    statement.setString(2, each.name());
                    statement.setArray(
                            3,
                            statement
                                    .getConnection()
                                    .createArrayOf("text", each.models().toArray()));
                    statement.setString(4, text(each.payload()));
                    statement.setObject(5, at);
                    statement.setObject(6, at);
                    statement.setObject(7, gateway);
                    statement.setInt(8, MOST_STRANGERS);
                    statement.setObject(9, gateway);
                    statement.setString(10, each.name());
                });
    }

    private static String text(byte[] payload) {
        var text = new String(payload, StandardCharsets.UTF_8).replace("\0", "");
        return text.length() <= LONGEST_PAYLOAD ? text : text.substring(0, LONGEST_PAYLOAD);
    }

    /**
     * A device that speaks through no gateway yet and is heard through one of its own site belongs to it from now on. What
     * a person took away from a gateway comes back to it by a person alone.
     *
     * @return whether it does
     */
    @Transactional
    public boolean adopt(DeviceId child, DeviceId gateway, Actor actor) {
        var through = devices.findById(gateway).filter(this::isGateway);
        if (through.isEmpty() || devices.findById(child).isEmpty()) {
            return false;
        }
        // of two gateways that hear it at the same moment one waits here, and then sees that it has one
        var device = lock(child);
        var isAtOneSite =
                device.siteId() != null && device.siteId().equals(through.get().siteId());
        if (!isAtOneSite || isGateway(device) || gatewayOf(child).isPresent() || wasTakenAway(child, gateway)) {
            return false;
        }
        link(child, gateway, "heard through it at its own site", actor);
        return true;
    }

    /**
     * From now on a device speaks through this gateway and through no other.
     *
     * @throws Refused when the one is no gateway, when the other is one, or stands at another customer
     */
    @Transactional
    public void link(DeviceId child, DeviceId gateway, String reason, Actor actor) {
        var device = lock(child);
        var through = devices.findById(gateway).orElseThrow(NotFound::new);
        if (child.equals(gateway) || !isGateway(through) || isGateway(device)) {
            throw new Refused("registry.gateway.none");
        }
        if (device.customerId() != null
                && through.customerId() != null
                && !Objects.equals(device.customerId(), through.customerId())) {
            throw new Refused("registry.gateway.elsewhere");
        }
        var before = gatewayOf(child).orElse(null);
        if (gateway.equals(before)) {
            return;
        }
        var now = clock.instant();
        end(child, now);
        jdbc.sql(
                        "update registry.gateway_child set taken_away = false where device_id = :device and gateway_id = :gateway")
                .param("device", child.value())
                .param("gateway", gateway.value())
                .update();
        jdbc.sql("""
                insert into registry.gateway_child (device_id, gateway_id, during)
                values (:device, :gateway, tstzrange(:now, null))
                """)
                .param("device", child.value())
                .param("gateway", gateway.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        forget(device, gateway);
        events.publishEvent(new GatewayChanged(device, find(before), through, reason, actor.by(), now));
    }

    /** A person takes it away from its gateway, which may not adopt it again. Twice is once. */
    @Transactional
    public void unlink(DeviceId child, String reason, Actor actor) {
        lock(child);
        jdbc.sql("update registry.gateway_child set taken_away = true where device_id = :device and upper_inf(during)")
                .param("device", child.value())
                .update();
        leave(child, reason, actor);
    }

    /** It leaves the place where its gateway hears it. Twice is once. */
    @Transactional
    public void leave(DeviceId child, String reason, Actor actor) {
        var device = lock(child);
        var before = gatewayOf(child);
        if (before.isPresent()) {
            var now = clock.instant();
            end(child, now);
            events.publishEvent(new GatewayChanged(device, find(before.get()), null, reason, actor.by(), now));
        }
    }

    /** Whoever belongs to it is no stranger any more. */
    private void forget(Device child, DeviceId gateway) {
        strangersOf(gateway).stream()
                .filter(each ->
                        each.models().contains(child.model()) && new DeviceName(each.name(), true).fits(child.serial()))
                .forEach(each -> jdbc.sql(
                                "delete from registry.gateway_stranger where gateway_id = :gateway and name = :name")
                        .param("gateway", gateway.value())
                        .param("name", each.name())
                        .update());
    }

    private void end(DeviceId child, Instant now) {
        jdbc.sql("""
                update registry.gateway_child set during = tstzrange(lower(during), :now)
                where device_id = :device and upper_inf(during)
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("device", child.value())
                .update();
    }

    private boolean wasTakenAway(DeviceId child, DeviceId gateway) {
        return jdbc.sql("""
                select exists (select from registry.gateway_child
                               where device_id = :device and gateway_id = :gateway and taken_away)
                """)
                .param("device", child.value())
                .param("gateway", gateway.value())
                .query(Boolean.class)
                .single();
    }

    private @Nullable Device find(@Nullable DeviceId device) {
        return device == null ? null : devices.findById(device).orElse(null);
    }

    /** Until the transaction ends, nobody else links or unlinks it. */
    Device lock(DeviceId device) {
        return jdbc.sql("select * from registry.device where id = :device for no key update")
                .param("device", device.value())
                .query((row, number) -> DeviceRow.read(row))
                .optional()
                .orElseThrow(NotFound::new);
    }
}
