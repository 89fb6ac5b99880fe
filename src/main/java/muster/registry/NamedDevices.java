package muster.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import muster.catalog.DeviceName;
import muster.catalog.ModelKey;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds devices by what foreign firmware calls them, all those of a batch with one query. */
@Service
public class NamedDevices {

    /** A device of this model that is called so. */
    public record Called(ModelKey model, DeviceName name) {}

    /**
     * A device that a name fits.
     *
     * @param gateway through which it speaks now; null when it speaks for itself
     */
    public record Named(
            DeviceId id, String serial, @Nullable DeviceId gateway) {}

    private final JdbcClient jdbc;

    NamedDevices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Without those that fit nobody; more than one device may bear the end of a serial number. */
    @Transactional(readOnly = true)
    public Map<Called, List<Named>> find(Collection<Called> called) {
        // what is too short to be looked up would fit every device of its model
        var asked = called.stream()
                .filter(each -> SerialNumber.fold(each.name().text()).length() >= DeviceName.SHORTEST)
                .toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<Called, List<Named>>();
        jdbc.sql("""
                select w.number, d.id, d.serial, g.gateway_id
                from unnest(:models::text[], :ends::text[], :lasts::text[])
                    with ordinality as w(model, ending, last, number)
                join registry.device d on d.model = w.model
                    and (reverse(d.serial_folded) collate "C") >= w.ending
                    and (reverse(d.serial_folded) collate "C") <= w.last
                left join registry.gateway_child g on g.device_id = d.id and upper_inf(g.during)
                """)
                .param(
                        "models",
                        asked.stream().map(each -> each.model().toString()).toArray(String[]::new))
                .param("ends", asked.stream().map(each -> ending(each.name())).toArray(String[]::new))
                .param("lasts", asked.stream().map(each -> last(each.name())).toArray(String[]::new))
                .query(row -> {
                    var each = asked.get(row.getInt("number") - 1);
                    if (each.name().fits(row.getString("serial"))) {
                        var gateway = row.getObject("gateway_id", UUID.class);
                        found.computeIfAbsent(each, first -> new ArrayList<>())
                                .add(new Named(
                                        new DeviceId(row.getObject("id", UUID.class)),
                                        row.getString("serial"),
                                        gateway == null ? null : new DeviceId(gateway)));
                    }
                });
        return found;
    }

    /** The last that may follow: of a whole name it is the name itself. */
    private static String last(DeviceName name) {
        return name.isEnd() ? ending(name) + '\uFFFF' : ending(name);
    }

    private static String ending(DeviceName name) {
        return new StringBuilder(SerialNumber.fold(name.text())).reverse().toString();
    }
}
