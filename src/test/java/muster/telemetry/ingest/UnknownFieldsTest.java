package muster.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.registry.DeviceSecrets;
import muster.registry.SelfReport;
import muster.registry.SelfReports;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import muster.telemetry.lessons.Lessons;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class UnknownFieldsTest {

    private final Instant start = Instant.now();

    @Autowired
    UnknownFields unknown;

    @Autowired
    UnknownFieldTable table;

    @Autowired
    Reader reader;

    @Autowired
    Profiles profiles;

    @Autowired
    SelfReports reports;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Test
    void what_waits_to_be_counted_is_written_soon_though_no_message_takes_it_along() {
        var unit = device();
        var field = "Probe" + world.number() + "Quiet";
        note(unit, field, start, false);
        note(unit, field, start.plusMillis(1), false);
        await().atMost(Duration.ofSeconds(30)).until(() -> times(field) == 2);
    }

    @Test
    void what_waits_to_be_counted_survives_a_transaction_that_is_rolled_back() {
        var unit = device();
        var field = "Probe" + world.number() + "RolledBack";
        // nobody writes in the background what this one gathers
        unknown = new UnknownFields(table);
        note(unit, field, start, false);
        note(unit, field, start.plusSeconds(1), false);
        note(unit, field, start.plusSeconds(2), false);
        assertThat(times(field)).isEqualTo(1);

        note(unit, field, start.plusSeconds(20), true);
        assertThat(times(field)).isEqualTo(1);

        note(unit, field, start.plusSeconds(21), false);
        assertThat(times(field)).isEqualTo(4);
    }

    private DeviceSecrets device() {
        var unit = world.devices(1).getFirst();
        world.as(Actor.system("test"), () -> {
            reports.record(unit.device(), new SelfReport(null, null, null, "14.0.0", null, null, start));
            return true;
        });
        return unit;
    }

    private void note(DeviceSecrets unit, String field, Instant at, boolean isRolledBack) {
        ActorContext.run(Actor.system("test"), () -> {
            var noted = Objects.requireNonNull(transaction.execute(status -> {
                if (isRolledBack) {
                    status.setRollbackOnly();
                }
                return unknown.note(List.of(said(unit, field, at)), 0, at);
            }));
            if (!isRolledBack) {
                unknown.remember(noted, at);
            }
        });
    }

    private Understood said(DeviceSecrets unit, String field, Instant at) {
        var payload = "{\"SI7021\":{\"" + field + "\":1},\"TempUnit\":\"C\"}";
        var message = new Arrived(unit.device(), payload.getBytes(StandardCharsets.UTF_8), at, false, at.hashCode());
        return reader.read(message, profiles.of(List.of(unit.device())).get(unit.device()), Lessons.NONE);
    }

    private long times(String field) {
        return world.as(
                cast.olga(),
                () -> jdbc.sql("select times from telemetry.unknown_field where path = :path")
                        .param("path", "SI7021." + field)
                        .query(Long.class)
                        .single());
    }
}
