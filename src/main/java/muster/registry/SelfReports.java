package muster.registry;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The latest that each device said of itself. */
@Service
public class SelfReports {

    private final JdbcClient jdbc;

    SelfReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a report, unless a later one is there already. */
    @Transactional
    public void record(DeviceId device, SelfReport report) {
        jdbc.sql("""
                insert into registry.self_report as kept
                    (device_id, serial, model, hardware, firmware, boot, rssi, reported_at, firmware_since)
                values (:device, :serial, :model, :hardware, :firmware, :boot, :rssi, :reportedAt, :reportedAt)
                on conflict (device_id) do update
                set firmware_since = case when kept.firmware is distinct from excluded.firmware
                                          then excluded.reported_at else kept.firmware_since end,
                    firmware_before = case when kept.firmware is distinct from excluded.firmware
                                           then kept.firmware else kept.firmware_before end,
                    serial = excluded.serial, model = excluded.model, hardware = excluded.hardware,
                    firmware = excluded.firmware, boot = excluded.boot, rssi = excluded.rssi,
                    reported_at = excluded.reported_at
                where kept.reported_at <= excluded.reported_at
                """)
                .param("device", device.value())
                .param("serial", report.serial())
                .param("model", report.model())
                .param("hardware", report.hardware())
                .param("firmware", report.firmware())
                .param("boot", report.boot())
                .param("rssi", report.rssi())
                .param("reportedAt", report.reportedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * What the messages of foreign firmware tell on their way: who it is, and of the rest what they happen to say.
     *
     * @param serial the registered one, which the name in the topic stood for
     */
    @Transactional
    public void heard(DeviceId device, String serial, @Nullable String firmware, @Nullable Integer rssi, Instant at) {
        jdbc.sql("""
                insert into registry.self_report as kept (device_id, serial, firmware, rssi, reported_at, firmware_since)
                values (:device, :serial, :firmware, :rssi, :at, :at)
                on conflict (device_id) do update
                set firmware_since = case when excluded.firmware is not null
                                               and kept.firmware is distinct from excluded.firmware
                                          then excluded.reported_at else kept.firmware_since end,
                    firmware_before = case when excluded.firmware is not null
                                                and kept.firmware is distinct from excluded.firmware
                                           then kept.firmware else kept.firmware_before end,
                    serial = excluded.serial, firmware = coalesce(excluded.firmware, kept.firmware),
                    rssi = coalesce(excluded.rssi, kept.rssi), reported_at = excluded.reported_at
                where kept.reported_at <= excluded.reported_at
                """)
                .param("device", device.value())
                .param("serial", serial)
                .param("firmware", firmware)
                .param("rssi", rssi)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<SelfReport> latest(DeviceId device) {
        return jdbc.sql("select * from registry.self_report where device_id = :device")
                .param("device", device.value())
                .query((row, number) -> new SelfReport(
                        row.getString("serial"),
                        row.getString("model"),
                        row.getString("hardware"),
                        row.getString("firmware"),
                        row.getString("boot"),
                        row.getObject("rssi", Integer.class),
                        row.getTimestamp("reported_at").toInstant()))
                .optional();
    }
}
