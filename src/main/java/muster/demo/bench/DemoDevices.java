package muster.demo.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import muster.demo.simulator.Fault;
import muster.registry.DeviceSecrets;
import muster.shared.DeviceId;
import muster.shared.JobId;
import muster.shared.PositionId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The simulated devices, wherever they are. */
@Repository
@ConditionalOnBooleanProperty("muster.sample-fleet")
public class DemoDevices {

    private static final String ROWS = """
            select b.*, d.serial, d.model, d.hardware from demo.device b join registry.device d on d.id = b.device_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoDevices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<DemoDevice> all() {
        return jdbc.sql(ROWS + " order by b.added_at, b.device_id")
                .query((row, number) -> read(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<DemoDevice> find(DeviceId device) {
        return jdbc.sql(ROWS + " where b.device_id = :device")
                .param("device", device.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** Keeps the secrets of a device just registered. */
    @Transactional
    public void keep(DeviceSecrets secrets, DemoDevice.Place place, @Nullable Plan plan) {
        jdbc.sql("""
                insert into demo.device (device_id, place, bootstrap, claim_code, job_id, position_id, added_at)
                values (:device, :place, :bootstrap, :code, :job, :position, :now)
                """)
                .param("device", secrets.device().value())
                .param("place", place.name())
                .param("bootstrap", secrets.bootstrap())
                .param("code", secrets.claimCode().text())
                .param("job", plan == null ? null : plan.job().value())
                .param("position", plan == null ? null : plan.position().value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Transactional
    public void switched(DeviceId device, boolean powered) {
        jdbc.sql("update demo.device set powered = :powered where device_id = :device")
                .param("powered", powered)
                .param("device", device.value())
                .update();
    }

    @Transactional
    public void broken(DeviceId device, @Nullable Fault fault) {
        jdbc.sql("update demo.device set fault = :fault where device_id = :device")
                .param("fault", fault == null ? null : fault.name())
                .param("device", device.value())
                .update();
    }

    private static DemoDevice read(ResultSet row) throws SQLException {
        var job = row.getObject("job_id", UUID.class);
        var fault = row.getString("fault");
        return new DemoDevice(
                new DeviceId(row.getObject("device_id", UUID.class)),
                row.getString("serial"),
                row.getString("model"),
                row.getString("hardware"),
                DemoDevice.Place.valueOf(row.getString("place")),
                row.getString("bootstrap"),
                row.getString("claim_code"),
                job == null ? null : new Plan(new JobId(job), new PositionId(row.getObject("position_id", UUID.class))),
                row.getBoolean("powered"),
                fault == null ? null : Fault.valueOf(fault));
    }
}
