package muster.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import muster.support.Cast;
import muster.support.FieldWork;
import muster.support.ModuleTest;
import muster.support.TestDatabase;
import muster.support.TestDevice;
import muster.support.World;
import muster.telemetry.ingest.Arrived;
import muster.telemetry.ingest.Intake;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What may be in the way of messages, as those who keep watch are told, and that it goes by itself. */
@ModuleTest
class IngestConditionsTest {

    @Autowired
    MockMvcTester browser;

    @Autowired
    Intake intake;

    @Autowired
    FieldWork field;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    Telemetry telemetry;

    @Autowired
    JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String database;

    @Test
    void a_full_disk_is_told_and_what_came_meanwhile_is_kept_when_there_is_room() throws Exception {
        try (var device = field.device();
                var owner = owner()) {
            field.atWork(device);
            execute(owner, """
                    create function telemetry.is_full() returns trigger language plpgsql as $$ begin
                        raise exception using errcode = '53100', message = 'could not extend file: No space left';
                    end $$;
                    create trigger full_disk before insert on telemetry.raw for each row
                    execute function telemetry.is_full()
                    """);
            try {
                device.measure(21.5);
                await().until(() -> page().contains("The disk of the database is full"));
                assertThat(page()).contains("Make room", "This began", "<dd>1</dd>");
                assertThat(accepted(device)).isZero();
            } finally {
                execute(owner, "drop function telemetry.is_full() cascade");
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> accepted(device) == 1);
            assertThat(page()).doesNotContain("The disk of the database is full");
        }
    }

    @Test
    void a_message_that_muster_fails_on_is_kept_with_its_reason_and_holds_up_nobody() throws Exception {
        try (var device = field.device();
                var owner = owner()) {
            field.atWork(device);
            execute(owner, """
                    create function telemetry.no_thirteen() returns trigger language plpgsql as $$ begin
                        raise exception using errcode = 'P0001', message = 'not this one';
                    end $$;
                    create trigger no_thirteen before insert on telemetry.observation for each row
                    when (new.value = 13.125) execute function telemetry.no_thirteen()
                    """);
            try {
                device.measure(13.125);
                device.measure(21.5);
                await().atMost(Duration.ofSeconds(30)).until(() -> accepted(device) == 1);
            } finally {
                execute(owner, "drop function telemetry.no_thirteen() cascade");
            }
            await().until(() -> page().contains("Muster failed on it"));
            assertThat(detailOfWhatFailed(device)).startsWith("tried 5 times; the log has it under ");
        }
    }

    @Test
    void a_partition_that_is_missing_is_told_and_made_with_the_next_message_that_needs_it() throws Exception {
        var unit = world.devices(1).getFirst();
        var today = LocalDate.now(ZoneOffset.UTC);
        var tomorrow = today.plusDays(1);
        try (var owner = owner()) {
            // nobody makes them before the page was looked at
            execute(owner, "select pg_advisory_lock(hashtext('telemetry.partitions'))");
            execute(owner, "drop table telemetry.rejected_" + today.format(DateTimeFormatter.BASIC_ISO_DATE));
            execute(owner, "drop table telemetry.observation_" + tomorrow.format(DateTimeFormatter.BASIC_ISO_DATE));
            assertThat(page())
                    .contains("There is no partition for " + today, "There is no partition for " + tomorrow)
                    .contains("some are missing");
        }
        var at = Instant.now();
        intake.take(List.of(
                new Arrived(unit.device(), "no json".getBytes(StandardCharsets.UTF_8), at, false, at.hashCode())));
        assertThat(page()).doesNotContain("There is no partition").contains("there for today and tomorrow");
    }

    @Test
    void instances_at_work_are_counted() throws Exception {
        assertThat(page().replaceAll("\\s+", " ")).contains("Instances on this database</dt><dd>1</dd>");
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(database, TestDatabase.username(), TestDatabase.password());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String detailOfWhatFailed(TestDevice device) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("select detail from telemetry.rejected where device_id = :id and reason = 'NOT_HANDLED'")
                        .param("id", device.label.device().value())
                        .query(String.class)
                        .single());
    }

    private int accepted(TestDevice device) {
        return world.as(cast.sam(), () -> telemetry.since(device.label.device(), Instant.EPOCH)).stream()
                .mapToInt(Tally::accepted)
                .max()
                .orElse(0);
    }

    private String page() throws Exception {
        return browser.get()
                .uri("/ingest")
                .with(cast.as(cast.olga()))
                .exchange()
                .getResponse()
                .getContentAsString();
    }
}
