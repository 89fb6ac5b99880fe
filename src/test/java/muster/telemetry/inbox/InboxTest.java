package muster.telemetry.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import muster.access.Actor;
import muster.assets.Tenures;
import muster.registry.DeviceSecrets;
import muster.registry.SelfReport;
import muster.registry.SelfReports;
import muster.shared.DeviceId;
import muster.shared.Invalid;
import muster.shared.Outdated;
import muster.shared.PositionId;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import muster.telemetry.LatestValue;
import muster.telemetry.Origin;
import muster.telemetry.Origins;
import muster.telemetry.Telemetry;
import muster.telemetry.ingest.Arrived;
import muster.telemetry.ingest.Intake;
import muster.telemetry.ingest.Rereading;
import muster.telemetry.lessons.FieldId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class InboxTest {

    @Autowired
    Intake intake;

    @Autowired
    Inbox inbox;

    @Autowired
    Decisions decisions;

    @Autowired
    Origins origins;

    @Autowired
    Rereading rereading;

    @Autowired
    Telemetry telemetry;

    @Autowired
    SelfReports reports;

    @Autowired
    Tenures tenures;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester browser;

    private final Instant start = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.MICROS);
    private DeviceSecrets unit;
    private PositionId position;
    private String firmware;
    private String range;
    private String probe;

    @BeforeEach
    void a_device_whose_new_firmware_says_more() {
        int run = world.number();
        unit = world.devices(1).getFirst();
        firmware = "14." + run + ".0(tasmota32)";
        range = "[14." + run + ".0]";
        probe = "Probe" + run;
        var site = world.site(world.customer());
        position = world.position(site, "surface_temperature");
        world.as(Actor.system("test"), () -> {
            tenures.begin(position, unit.device(), start.minusSeconds(60), Actor.system("test"));
            reports.record(
                    unit.device(), new SelfReport(null, null, null, firmware, null, null, start.minusSeconds(30)));
            return true;
        });
        say(0, 68.0);
        say(1, 70.7);
        say(2, 71.6);
    }

    @Test
    void what_nobody_taught_muster_is_gathered_with_samples_and_the_right_suggestion() {
        var row = row();
        assertThat(row.field().path()).isEqualTo(probe + ".SurfaceTempF");
        assertThat(row.field().firmware()).isEqualTo(firmware);
        assertThat(row.field().devices()).isEqualTo(1);
        assertThat(row.field().firstSeenAt()).isEqualTo(start);
        assertThat(row.field().samples())
                .extracting(UnknownFieldRow.Sample::device)
                .contains(unit.device() + "");
        assertThat(row.first()).isNotNull().satisfies(first -> {
            assertThat(first.quantity().name()).isEqualTo("surface_temperature");
            assertThat(first.unit()).isEqualTo("[degF]");
        });
    }

    @Test
    void what_the_pack_reads_from_another_field_is_suggested_for_a_channel() {
        var payload = "{\"" + probe + "\":{\"AirTempF\":71.5},\"TempUnit\":\"C\"}";
        var at = start.plusSeconds(3);
        intake.take(List.of(
                new Arrived(unit.device(), payload.getBytes(StandardCharsets.UTF_8), at, false, at.hashCode())));
        var row = rows(InboxFilter.Tab.OPEN).stream()
                .filter(each -> each.field().path().endsWith("AirTempF"))
                .findFirst()
                .orElseThrow();
        assertThat(row.first()).isNotNull().satisfies(first -> {
            assertThat(first.quantity().name()).isEqualTo("air_temperature");
            assertThat(first.unit()).isEqualTo("[degF]");
            assertThat(first.channel()).isEqualTo("air_temp_f");
        });
        assertThat(get("/inbox/" + row.field().id(), cast.olga()))
                .bodyText()
                .contains("channel air_temp_f", "channel=air_temp_f", "name=\"channel\" value=\"air_temp_f\"");
        world.as(cast.olga(), () -> {
            var view = inbox.field(row.field().id());
            assertThat(inbox.trial(view, inbox.start(view)).found().appear()).isEqualTo(1);
            return true;
        });
    }

    @Test
    void a_new_device_is_written_at_once_with_what_waited() {
        var other = world.devices(1).getFirst();
        world.as(Actor.system("test"), () -> {
            reports.record(
                    other.device(), new SelfReport(null, null, null, firmware, null, null, start.minusSeconds(30)));
            return true;
        });
        intake.take(List.of(message(other.device(), 3, 69)));
        assertThat(row().field().devices()).isEqualTo(2);
        assertThat(row().field().times()).isEqualTo(4);
    }

    @Test
    void a_dry_run_names_the_position_and_the_values_and_changes_nothing() {
        var view = view();
        var trial = world.as(cast.olga(), () -> inbox.trial(view, inbox.start(view)));
        assertThat(trial.found().appear()).isEqualTo(3);
        assertThat(trial.found().move()).isZero();
        assertThat(trial.lines()).singleElement().satisfies(would -> {
            assertThat(would.line().position()).isEqualTo(position.value());
            assertThat(would.spot().serial()).isEqualTo(unit.serial());
            assertThat(would.spot().assetName()).startsWith("Boiler");
            assertThat(would.line().lowest()).isCloseTo(20, within(1e-9));
            assertThat(would.line().highest()).isCloseTo(22, within(1e-9));
        });
        assertThat(values("surface_temperature")).isEmpty();
    }

    @Test
    void what_is_impossible_is_counted_by_its_reason() {
        var view = view();
        var trial = world.as(
                cast.olga(),
                () -> inbox.trial(view, new Candidate("relative_humidity", "probe", "%", "10", "0", "", range)));
        assertThat(trial.found().appear()).isZero();
        assertThat(trial.lines())
                .singleElement()
                .satisfies(would -> assertThat(would.line().refused()).containsEntry("OUT_OF_RANGE", 3));
    }

    @Test
    void accepting_it_brings_its_history_and_new_messages_carry_it() {
        accept(candidate("[degF]"), 0);
        say(3, 50);
        world.as(cast.olga(), () -> {
            assertThat(inbox.rereadings()).anyMatch(one -> one.path().startsWith(probe));
            return true;
        });
        readAgain();
        assertThat(values("surface_temperature"))
                .hasSize(4)
                .first()
                .satisfies(value -> assertThat(value).isCloseTo(20, within(1e-9)));
        assertThat(latest().value()).isCloseTo(10, within(1e-9));
        assertThat(view().rereading()).isNotNull().satisfies(done -> {
            assertThat(done.isRunning()).isFalse();
            assertThat(done.added()).isEqualTo(3);
        });
        assertThat(view().line())
                .isEqualTo("surface_temperature: { from: " + probe + ".SurfaceTempF, unit: \"[degF]\" }");
    }

    @Test
    void a_value_by_a_lesson_leads_to_the_one_message_that_said_it() {
        accept(candidate("[degF]"), 0);
        var second = start.truncatedTo(ChronoUnit.SECONDS);
        intake.take(List.of(timed(second.plusSeconds(3), 50), timed(second.plusSeconds(4), 59)));
        assertThat(origin(15).messages())
                .extracting(message -> new String(message.payload(), StandardCharsets.UTF_8))
                .singleElement()
                .asString()
                .contains("\"SurfaceTempF\":59");
    }

    private Origin origin(double celsius) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("""
                        select o.series_id, o.at from telemetry.series s
                        join telemetry.observed o on o.series_id = s.id
                        where s.device_id = :device and s.quantity = 'surface_temperature'
                            and abs(o.value - :celsius) < 1e-9
                        """)
                        .param("device", unit.device().value())
                        .param("celsius", celsius)
                        .query((row, number) -> origins.of(
                                unit.device(),
                                row.getInt(1),
                                row.getTimestamp(2).toInstant()))
                        .single());
    }

    /** By the device's own clock, and received later. */
    private Arrived timed(Instant at, double fahrenheit) {
        var payload = "{\"Time\":\"" + at.toString().replace("Z", "") + "\",\"" + probe + "\":{\"SurfaceTempF\":"
                + fahrenheit + "}}";
        return new Arrived(
                unit.device(), payload.getBytes(StandardCharsets.UTF_8), at.plusSeconds(5), false, at.hashCode());
    }

    @Test
    void correcting_the_unit_moves_the_values_and_undoing_takes_them_away() {
        accept(candidate("Cel"), 0);
        readAgain();
        assertThat(values("surface_temperature")).contains(68.0);
        var view = view();
        var trial = world.as(cast.olga(), () -> inbox.trial(view, candidate("[degF]")));
        assertThat(trial.found().move()).isEqualTo(3);
        assertThat(trial.lines().getFirst().line().was()).isEqualTo(71.6);

        accept(candidate("[degF]"), 1);
        readAgain();
        assertThat(values("surface_temperature")).hasSize(3).doesNotContain(68.0);
        world.as(cast.olga(), () -> {
            decisions.withdraw(field(), "it is something else", 2, cast.olga());
            return true;
        });
        assertThat(values("surface_temperature")).isEmpty();
        assertThat(row().field().isOpen()).isTrue();
    }

    @Test
    void what_can_never_be_read_again_is_said_before_the_decision_is_changed() {
        accept(candidate("Cel"), 0);
        readAgain();
        var warning = "older than every message that is kept";
        assertThat(get("/inbox/" + field(), cast.olga())).bodyText().doesNotContain(warning);
        // as if it had been read forty days ago
        world.as(
                Actor.system("test"),
                () -> jdbc.sql("""
                        insert into telemetry.daily (series_id, day, count, min, max, sum, last, last_at, counted)
                        select id, current_date - 40, 1, 20, 20, 20, 20, now() - interval '40 days', 0
                        from telemetry.series where device_id = :device and quantity = 'surface_temperature'
                        """).param("device", unit.device().value()).update());
        var trial = "?quantity=surface_temperature&unit=[degF]&scale=1&firmware=" + range;
        for (var page : List.of("", trial)) {
            assertThat(get("/inbox/" + field() + page, cast.olga()))
                    .hasStatusOk()
                    .bodyText()
                    .contains(warning);
        }
    }

    @Test
    void a_process_that_is_killed_goes_on_where_it_was() {
        accept(candidate("[degF]"), 0);
        readAgain();
        // as if it had been killed after its first chunk: what was written stays, the mark is older
        world.as(
                Actor.system("test"),
                () -> jdbc.sql("update telemetry.rereading set finished_at = null, mark_at = '-infinity', mark_id = 0"
                                + " where field_id = :field")
                        .param("field", field().value())
                        .update());
        readAgain();
        assertThat(values("surface_temperature")).hasSize(3);
        assertThat(view().rereading())
                .isNotNull()
                .satisfies(done -> assertThat(done.isRunning()).isFalse());
    }

    @Test
    void what_is_ignored_is_gone_from_the_list_and_not_gathered_any_more() {
        world.as(cast.olga(), () -> {
            decisions.ignore(field(), new Candidate("", "", "", "", "", "", range), "only noise", 0, cast.olga());
            return true;
        });
        assertThat(rows(InboxFilter.Tab.OPEN)).isEmpty();
        assertThat(rows(InboxFilter.Tab.IGNORED)).hasSize(1);
        say(3, 50);
        assertThat(rows(InboxFilter.Tab.IGNORED).getFirst().field().lastSeenAt())
                .isBefore(start.plusSeconds(3));
    }

    @Test
    void of_two_who_decide_at_once_one_wins_and_the_other_sees_both() {
        accept(new Candidate("surface_temperature", "probe_2", "[degF]", "1", "17.5", "", range), 0);
        assertThatThrownBy(() -> accept(candidate("Cel"), 0)).isInstanceOf(Outdated.class);
        assertThat(post("accept", "Cel", "0", cast.otto()))
                .hasStatus(409)
                .bodyText()
                .contains("Olga", "[degF]", "value=\"Cel\"")
                .contains("type=\"radio\" name=\"channel\" value=\"probe_2\"")
                .contains("type=\"radio\" name=\"shift\" value=\"17.5\"")
                .doesNotContain("??");
    }

    @Test
    void what_cannot_be_is_said_at_its_field() {
        assertThatThrownBy(() -> accept(candidate("kg"), 0))
                .isInstanceOfSatisfying(
                        Invalid.class, wrong -> assertThat(wrong.field()).isEqualTo("unit"));
        assertThatThrownBy(() -> accept(new Candidate("air_temperature", "", "Cel", "1", "0", "", range), 0))
                .isInstanceOfSatisfying(
                        Invalid.class, wrong -> assertThat(wrong.key()).isEqualTo("telemetry.inbox.quantity-read"));
        assertThat(post("accept", "kg", "0", cast.olga()))
                .hasStatus(422)
                .bodyText()
                .contains("turned into Cel");
        assertThat(get("/inbox/" + field() + "?quantity=surface_temperature&unit=kg&firmware=(,)", cast.olga()))
                .hasStatus(422)
                .bodyText()
                .contains("turned into Cel")
                .doesNotContain("??");
    }

    @Test
    void the_list_and_the_field_are_pages_and_the_dry_run_is_in_the_address() {
        assertThat(get("/inbox?q=" + probe, cast.olga()))
                .hasStatusOk()
                .bodyText()
                .contains("/inbox/" + field(), "Surface temperature", "°F in its name", "68.0")
                .doesNotContain("??");
        assertThat(get("/inbox/" + field(), cast.olga()))
                .hasStatusOk()
                .bodyText()
                .contains("Show what would change", "Ignore the field")
                .doesNotContain("value=\"accept\"", "??");
        var address = "/inbox/" + field() + "?quantity=surface_temperature&unit=[degF]&scale=1&firmware=" + range;
        assertThat(get(address, cast.olga()))
                .hasStatusOk()
                .bodyText()
                .contains("3 values would appear", unit.serial(), "20 – 22 °C", "value=\"accept\"")
                .doesNotContain("??");
        assertThat(get("/inbox?q=nothing-like-it", cast.olga())).bodyText().contains("No field fits");
        assertThat(get("/inbox?tab=ignored&q=nothing-like-it", cast.sam())).hasStatusOk();
    }

    @Test
    void operations_decide_support_looks_and_nobody_else_comes_in() {
        assertThat(get("/inbox/" + field(), cast.sam()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Ignore the field");
        assertThat(post("accept", "[degF]", "0", cast.sam())).hasStatus(403);
        for (var stranger : List.of(cast.carl(), cast.ines())) {
            assertThat(get("/inbox", stranger)).hasStatus(403);
            assertThat(get("/inbox/" + field(), stranger)).hasStatus(403);
        }
        assertThat(post("accept", "[degF]", "0", cast.olga())).hasStatus(302);
        assertThat(get("/inbox?tab=accepted&q=" + probe, cast.sam())).bodyText().contains("Surface temperature");
        assertThat(get("/inbox/" + field(), cast.ada())).bodyText().contains("as the maker says", "Undo");
    }

    @Test
    void what_a_channel_said_is_shown_and_read_again_where_the_channel_was() {
        var other = world.position(world.site(world.customer()), "surface_temperature");
        world.as(
                Actor.system("test"),
                () -> jdbc.sql("""
                        insert into assets.tenure (position_id, device_id, channel, during, customer_id, site_id)
                        select p.id, :device, 'probe', tstzrange(:from, :to), p.customer_id, p.site_id
                        from assets.position p where p.id = :position
                        """)
                        .param("device", unit.device().value())
                        .param("from", start.plusMillis(500).atOffset(ZoneOffset.UTC))
                        .param("to", start.plusMillis(1500).atOffset(ZoneOffset.UTC))
                        .param("position", other.value())
                        .update());
        var candidate = new Candidate("surface_temperature", "probe", "[degF]", "1", "0", "", range);
        var view = view();
        var trial = world.as(cast.olga(), () -> inbox.trial(view, candidate));
        assertThat(trial.lines())
                .extracting(
                        would -> would.line().position(), would -> would.line().appear())
                .containsExactlyInAnyOrder(tuple(position.value(), 2), tuple(other.value(), 1));

        accept(candidate, 0);
        readAgain();
        assertThat(values("surface_temperature")).hasSize(2);
        position = other;
        assertThat(values("surface_temperature"))
                .singleElement()
                .satisfies(value -> assertThat(value).isCloseTo(21.5, within(1e-9)));
    }

    private MvcTestResult post(String verdict, String unitCode, String version, Actor actor) {
        return browser.post()
                .uri("/inbox/" + field() + "/decisions")
                .param("verdict", verdict)
                .param("quantity", "surface_temperature")
                .param("unit", unitCode)
                .param("scale", "1")
                .param("firmware", range)
                .param("reason", "as the maker says")
                .param("version", version)
                .with(csrf())
                .with(cast.as(actor))
                .exchange();
    }

    private MvcTestResult get(String path, Actor actor) {
        return browser.get()
                .uri(java.net.URI.create(path.replace("[", "%5B").replace("]", "%5D")))
                .with(cast.as(actor))
                .exchange();
    }

    private Candidate candidate(String unitCode) {
        return new Candidate("surface_temperature", "", unitCode, "1", "0", "", range);
    }

    private void accept(Candidate candidate, int seen) {
        world.as(cast.olga(), () -> {
            decisions.accept(field(), candidate, "as the maker says", seen, cast.olga());
            return true;
        });
    }

    private void readAgain() {
        muster.access.ActorContext.run(Actor.system("test"), rereading::finish);
    }

    private Inbox.Row row() {
        return rows(InboxFilter.Tab.OPEN).getFirst();
    }

    private List<Inbox.Row> rows(InboxFilter.Tab tab) {
        return world.as(cast.olga(), () -> inbox.rows(new InboxFilter(tab, probe, ""), 10, 0));
    }

    private FieldId field() {
        var all = new ArrayList<Inbox.Row>();
        for (var tab : InboxFilter.Tab.values()) {
            all.addAll(rows(tab));
        }
        return all.getFirst().field().id();
    }

    private Inbox.View view() {
        return world.as(cast.olga(), () -> inbox.field(field()));
    }

    private List<Double> values(String quantity) {
        return world.as(
                cast.olga(),
                () -> jdbc.sql("""
                        select o.value from telemetry.series s join telemetry.observed o on o.series_id = s.id
                        where s.device_id = :device and s.quantity = :quantity and s.position_id = :position order by o.at
                        """)
                        .param("device", unit.device().value())
                        .param("quantity", quantity)
                        .param("position", position.value())
                        .query(Double.class)
                        .list());
    }

    private LatestValue latest() {
        return world.as(
                cast.olga(),
                () -> telemetry.latest(unit.device()).stream()
                        .filter(value -> value.quantity().equals("surface_temperature"))
                        .findFirst()
                        .orElseThrow());
    }

    private void say(int second, double fahrenheit) {
        intake.take(List.of(message(unit.device(), second, fahrenheit)));
    }

    private Arrived message(DeviceId device, int second, double fahrenheit) {
        var at = start.plusSeconds(second);
        var payload = "{\"" + probe + "\":{\"SurfaceTempF\":" + fahrenheit + "},\"TempUnit\":\"C\"}";
        return new Arrived(device, payload.getBytes(StandardCharsets.UTF_8), at, false, at.hashCode());
    }
}
