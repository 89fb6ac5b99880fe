package muster.portals;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.lifecycle.State;
import muster.registry.Device;
import muster.registry.Gateways;
import muster.registry.Registry;
import muster.shared.DeviceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The devices that speak through a gateway, with their state and age, and who else is heard there. */
@Component
class GatewayPanel {

    private final JdbcClient jdbc;
    private final Gateways gateways;
    private final Registry registry;
    private final DeviceModels models;

    GatewayPanel(JdbcClient jdbc, Gateways gateways, Registry registry, DeviceModels models) {
        this.jdbc = jdbc;
        this.gateways = gateways;
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
        return gateways.strangersOf(gateway).stream()
                .map(each -> new GatewayView.Stranger(
                        each.name(),
                        each.models().stream().map(this::nameOf).collect(Collectors.joining(", ")),
                        new String(each.payload(), StandardCharsets.UTF_8),
                        each.at()))
                .toList();
    }

    private String nameOf(String model) {
        return models.find(ModelKey.of(model)).map(DeviceModel::name).orElse(model);
    }
}
