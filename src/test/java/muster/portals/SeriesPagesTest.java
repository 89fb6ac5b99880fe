package muster.portals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import muster.access.Actor;
import muster.registry.DeviceSecrets;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class SeriesPagesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired
    MockMvcTester browser;

    @Autowired
    Cast cast;

    @Autowired
    Fleet fleet;

    @Autowired
    JdbcClient jdbc;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Fleet.Spot carls;
    private DeviceSecrets unit;
    private String page;

    @BeforeEach
    void a_boiler_with_a_day_of_values() {
        var run = Long.toString(System.nanoTime(), 36);
        carls = fleet.spot(cast.carl().organisation(), "Nordweg " + run, "Boiler " + run);
        unit = fleet.unit();
        fleet.work(unit.device(), carls);
        for (int minutes = 0; minutes < 600; minutes += 10) {
            observe(now.minus(Duration.ofMinutes(minutes)), 20 + minutes / 100.0);
        }
        page = "/positions/" + carls.position().id() + "/series/air_temperature";
    }

    @Test
    void carl_sees_the_last_day_as_a_picture_and_as_a_table_without_a_word_about_boxes() {
        assertThat(get(page, cast.carl()))
                .hasStatusOk()
                .bodyText()
                .contains("Air temperature", "role=\"img\"", "plot-line", "Europe/Berlin", "20 °C", "25.9 °C")
                .contains("1–48 of 60", "rel=\"next\"", "series.csv?quantity=air_temperature&amp;range=24h")
                .doesNotContain("style=", unit.serial(), "/observations/", "??");
        assertThat(get(page + "?range=24h&page=2", cast.carl())).bodyText().contains("49–60 of 60");
        assertThat(get(page + "?range=24h&page=99", cast.carl())).bodyText().contains("49–60 of 60");
        assertThat(get("/assets/" + carls.asset().id(), cast.carl())).bodyText().contains("href=\"" + page + "\"");
    }

    @Test
    void every_range_and_any_days_can_be_looked_at() {
        var today = LocalDate.now(BERLIN);
        for (var range : new String[] {
            "?range=7d", "?range=30d", "?from=" + today.minusDays(100) + "&to=" + today, "?from=" + today.minusDays(1)
        }) {
            assertThat(get(page + range, cast.carl()))
                    .as(range)
                    .hasStatusOk()
                    .bodyText()
                    .contains("plot-band");
        }
        assertThat(get(page + "?from=2026-01-05&to=2026-01-06", cast.carl()))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing was measured in this time", "The newest value is of", page + "?from=")
                .doesNotContain("plot-line", "??");
    }

    @Test
    void what_cannot_be_is_said_at_its_field_and_what_was_typed_stays() {
        assertWrong("?from=yesterday&to=2026-11-08", "Enter a day as in", "value=\"yesterday\"");
        assertWrong("?from=2026-11-08&to=2026-11-01", "The last day is before the first", "value=\"2026-11-08\"");
        assertWrong("?from=2025-01-01&to=2026-11-01", "At most 400 days", "to-error");
        assertWrong("?to=2026-11-01", "Enter the first day", "from-error");
        assertWrong("?range=9y", "There is no such range", "24 hours");
    }

    @Test
    void a_place_of_somebody_else_is_answered_like_none() {
        var strangers = fleet.spot(null, "Hafen", "Chiller");
        var theirs = "/positions/" + strangers.position().id();
        assertThat(get(theirs + "/series/air_temperature", cast.carl())).hasStatus(404);
        assertThat(get(theirs + "/series.csv?quantity=air_temperature", cast.carl()))
                .hasStatus(404);
        assertThat(get(page.replace("air_temperature", "nonsense"), cast.carl()))
                .hasStatus(404);
    }

    @Test
    void the_file_has_what_the_picture_shows_and_its_device_for_staff_alone() {
        var file = "/positions/" + carls.position().id() + "/series.csv?quantity=air_temperature&range=24h";
        assertThat(get(file, cast.carl()))
                .hasStatusOk()
                .bodyText()
                .contains("asset,position,quantity", "air_temperature,Cel,")
                .doesNotContain(unit.serial());
        assertThat(get(file, cast.sam())).bodyText().contains(unit.serial());
    }

    @Test
    void a_fragment_is_what_is_shown_alone() {
        var fragment = browser.get()
                .uri(page)
                .header("HX-Request", "true")
                .with(cast.as(cast.carl()))
                .exchange();
        assertThat(fragment)
                .hasStatusOk()
                .bodyText()
                .startsWith("<div class=\"stack\" id=\"portals-series\"")
                .doesNotContain("<html");
    }

    @Test
    void the_seam_is_marked_and_tells_staff_which_device_came() {
        var next = fleet.unit();
        fleet.asSystem(
                () -> jdbc.sql("update assets.tenure set during = tstzrange(lower(during), now() - interval '30 min')"
                                + " where device_id = :device")
                        .param("device", unit.device().value())
                        .update());
        fleet.asSystem(() -> jdbc.sql("""
                        insert into assets.tenure (position_id, device_id, during, customer_id, site_id)
                        select position_id, :next, tstzrange(upper(during), null), customer_id, site_id
                        from assets.tenure where device_id = :device
                        """)
                .param("next", next.device().value())
                .param("device", unit.device().value())
                .update());
        assertThat(get(page, cast.carl()))
                .bodyText()
                .contains("plot-seam", "sensor changed")
                .doesNotContain(next.serial());
        assertThat(get(page, cast.sam())).bodyText().contains("plot-seam", next.serial());
    }

    private void assertWrong(String query, String... words) {
        assertThat(get(page + query, cast.carl()))
                .as(query)
                .hasStatus(422)
                .bodyText()
                .contains(words)
                .contains("field-error")
                .doesNotContain("plot-line", "??");
    }

    private void observe(Instant at, double value) {
        fleet.asSystem(() -> jdbc.sql("""
                        insert into telemetry.observation (at, value, series_id, raw_id)
                        select :at, :value, id, 0 from telemetry.series where device_id = :device
                        """)
                .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                .param("value", value)
                .param("device", unit.device().value())
                .update());
    }

    private MvcTestResult get(String path, Actor actor) {
        return browser.get().uri(path).with(cast.as(actor)).exchange();
    }
}
