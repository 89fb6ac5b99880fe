package muster.assets;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import muster.access.Actor;
import muster.catalog.DeviceModels;
import muster.catalog.MeasuringChannel;
import muster.catalog.ModelKey;
import muster.registry.Device;
import muster.registry.Registry;
import muster.registry.SelfReport;
import muster.registry.SelfReports;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.PositionId;
import muster.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets channels of a device hold positions of their own, beside the one that the device holds as a whole. */
@Service
public class Channels {

    /** A position that a channel holds now. */
    public record Held(Place place, Instant since) {}

    private final Tenures tenures;
    private final TenureTable table;
    private final TenureChanges changes;
    private final Places places;
    private final Registry registry;
    private final SelfReports reports;
    private final DeviceModels models;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Channels(
            Tenures tenures,
            TenureTable table,
            TenureChanges changes,
            Places places,
            Registry registry,
            SelfReports reports,
            DeviceModels models,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.tenures = tenures;
        this.table = table;
        this.changes = changes;
        this.places = places;
        this.registry = registry;
        this.reports = reports;
        this.models = models;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** The channels that this device has, by the firmware that it reported last. */
    @Transactional(readOnly = true)
    public List<MeasuringChannel> of(Device device) {
        var firmware = reports.latest(device.id()).map(SelfReport::firmware).orElse("unknown");
        return models.find(ModelKey.of(device.model()))
                .map(model -> model.channels(device.hardware(), firmware))
                .orElse(List.of());
    }

    /** What channels of a device hold now, by their names, as far as the person asking may see it. */
    @Transactional(readOnly = true)
    public Map<String, Held> heldBy(DeviceId device) {
        record Row(String channel, PositionId position, Instant since) {}
        var rows = jdbc.sql("""
                select channel, position_id, lower(during) as since from assets.tenure
                where device_id = :device and channel <> '' and upper_inf(during)
                """)
                .param("device", device.value())
                .query((row, number) -> new Row(
                        row.getString("channel"),
                        new PositionId(row.getObject("position_id", UUID.class)),
                        row.getTimestamp("since").toInstant()))
                .list();
        return rows.stream()
                .collect(Collectors.toMap(Row::channel, row -> new Held(places.of(row.position()), row.since())));
    }

    /**
     * Lets a channel hold a free position of the site where its device is.
     *
     * @throws NotFound where the actor sees no such device or position
     * @throws Refused for one of the rules; {@code assets.position.taken} also when somebody else was faster
     */
    @Transactional
    public void place(DeviceId id, String name, PositionId position, String reason, Actor actor) {
        var device = registry.get(id);
        var channel = of(device).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused("assets.channel.none"));
        table.queueUp(id, position);
        var place = places.of(position);
        refuseUnfit(channel, place, places.heldBy(id).orElseThrow(() -> new Refused("assets.channel.nowhere")));
        var now = clock.instant();
        table.open(place, id, name, now, new Refused("assets.channel.placed", channel.label()));
        var change = Change.of("tenure.channel-began", changes.subject(place), changes.values(place, id, name))
                .also(changes.neighbours(place, id))
                .because(reason);
        events.publishEvent(new TenureBegan(position, id, actor.by(), now, List.of(change)));
    }

    private static void refuseUnfit(MeasuringChannel channel, Place place, Place own) {
        if (!place.site().equals(own.site())) {
            throw new Refused("assets.channel.elsewhere", own.siteName());
        }
        if (!channel.fits(place.quantities())) {
            throw new Refused("assets.channel.unfit", channel.label(), place.label());
        }
    }

    /** From now on the values of a channel count for the position of its device again. Twice is once. */
    @Transactional
    public void takeBack(DeviceId id, String channel, String reason, Actor actor) {
        registry.get(id);
        table.queueUp(id);
        if (!channel.isEmpty()) {
            tenures.endChannel(id, channel, clock.instant(), reason, actor);
        }
    }
}
