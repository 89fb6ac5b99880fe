package muster.portals;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.DeviceName;
import muster.catalog.ModelKey;
import muster.lifecycle.State;
import muster.registry.Device;
import muster.registry.Gateways;
import muster.registry.NamedDevices;
import muster.registry.NamedDevices.Called;
import muster.registry.NamedDevices.Named;
import muster.registry.Registry;
import muster.shared.DeviceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The devices that speak through a gateway, with their state and age, and who else is heard there. */
@Component
class GatewayPanel {

    private final JdbcClient jdbc;
    private final Gateways gateways;
    private final NamedDevices named;
    private final Registry registry;
    private final DeviceModels models;

    GatewayPanel(JdbcClient jdbc, Gateways gateways, NamedDevices named, Registry registry, DeviceModels models) {
        this.jdbc = jdbc;
        this.gateways = gateways;
        this.named = named;
        this.registry = registry;
        this.models = models;
    }

    GatewayView of(Device device, boolean staff) {
        var gateway = gateways.gatewayOf(device.id()).flatMap(registry::find).orElse(null);
        if (!gateways.isGateway(device)) {
            return new GatewayView(gateway, false, List.of(), List.of());
        }
        return new GatewayView(gateway, true, children(device.id()), staff ? strangers(device.id()) : List.of());
    }

    private List<GatewayView.Child> children(DeviceId gateway) {
        return jdbc.sql("""
                select d.id, d.serial, d.model, l.state, l.since, coalesce(p.connected, false) as connected, p.last_seen_at
                from registry.gateway_child c
                join registry.device d on d.id = c.device_id
                join lifecycle.lifecycle l on l.device_id = d.id
                left join connectivity.presence p on p.device_id = d.id
                where c.gateway_id = :gateway and upper_inf(c.during) order by d.serial
                """)
                .param("gateway", gateway.value())
                .query((row, number) -> child(row))
                .list();
    }

    private GatewayView.Child child(ResultSet row) throws SQLException {
        var seen = row.getTimestamp("last_seen_at");
        return new GatewayView.Child(
                new DeviceId(row.getObject("id", UUID.class)),
                row.getString("serial"),
                nameOf(row.getString("model")),
                State.valueOf(row.getString("state")),
                row.getTimestamp("since").toInstant(),
                row.getBoolean("connected"),
                seen == null ? null : seen.toInstant());
    }

    private List<GatewayView.Stranger> strangers(DeviceId gateway) {
        var strangers = gateways.strangersOf(gateway);
        var found = named.find(
                strangers.stream().flatMap(each -> called(each).stream()).collect(Collectors.toSet()));
        return strangers.stream().map(each -> stranger(each, found)).toList();
    }

    private static List<Called> called(Gateways.Stranger stranger) {
        var name = new DeviceName(stranger.name(), true);
        return stranger.models().stream()
                .map(model -> new Called(ModelKey.of(model), name))
                .toList();
    }

    private GatewayView.Stranger stranger(Gateways.Stranger each, Map<Called, List<Named>> found) {
        var known = called(each).stream()
                .flatMap(called -> found.getOrDefault(called, List.of()).stream())
                .map(device -> new GatewayView.Known(device.id(), device.serial()))
                .toList();
        return new GatewayView.Stranger(
                each.name(),
                each.models().stream().map(this::nameOf).collect(Collectors.joining(", ")),
                new String(each.payload(), StandardCharsets.UTF_8),
                each.at(),
                known,
                known.isEmpty() ? offers(each) : List.of());
    }

    private List<GatewayView.Offer> offers(Gateways.Stranger stranger) {
        return stranger.models().stream()
                .flatMap(model -> models.find(ModelKey.of(model)).stream())
                .map(model ->
                        new GatewayView.Offer(model.key().toString(), model.name(), asPrinted(stranger.name(), model)))
                .toList();
    }

    private static String asPrinted(String name, DeviceModel model) {
        var large = name.toUpperCase(Locale.ROOT);
        return !model.fitsSerial(name) && model.fitsSerial(large) ? large : name;
    }

    private String nameOf(String model) {
        return models.find(ModelKey.of(model)).map(DeviceModel::name).orElse(model);
    }
}
