package muster.portals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
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
class AssetPageTest {

    @Autowired
    MockMvcTester browser;

    @Autowired
    Cast cast;

    @Autowired
    Fleet fleet;

    @Autowired
    JdbcClient jdbc;

    private Fleet.Spot spot;
    private DeviceSecrets unit;
    private String page;
    private String air;
    private String humidity;

    @BeforeEach
    void a_boiler_that_should_tell_two_things_and_tells_the_second() {
        var run = Long.toString(System.nanoTime(), 36);
        spot = fleet.spot(cast.carl().organisation(), "Nordweg " + run, "Boiler " + run);
        unit = fleet.unit();
        fleet.work(unit.device(), spot);
        fleet.asSystem(
                () -> jdbc.sql("""
                        update assets.position set quantities = '{relative_humidity,air_temperature}' where id = :id
                        """).param("id", spot.position().id().value()).update());
        for (int hours = 0; hours < 12; hours++) {
            observe(Instant.now().minus(Duration.ofHours(hours)), 20 + hours);
        }
        page = "/assets/" + spot.asset().id();
        air = spot.position().id() + "/air_temperature";
        humidity = spot.position().id() + "/relative_humidity";
    }

    @Test
    void it_shows_positions_with_their_values_and_a_picture_with_its_table() {
        for (var person : List.of(cast.carl(), cast.sam(), cast.olga(), cast.ada())) {
            assertThat(get(page, person))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Supply line", "21.5 °C", "Working", "24103 Kiel")
                    .contains("role=\"img\"", "plot-line", "<details", "31 °C", "1–12 of 12", "Every value")
                    .contains("/positions/" + spot.position().id() + "/series/air_temperature?range=24h")
                    .doesNotContain("style=", "??");
        }
    }

    @Test
    void what_is_drawn_is_the_first_that_has_a_value_until_the_address_says_another() {
        assertThat(get(page, cast.sam())).bodyText().contains(selected(air)).doesNotContain(selected(humidity));
        assertThat(get(page + "?plot=" + humidity + "&range=7d", cast.sam()))
                .hasStatusOk()
                .bodyText()
                .contains(selected(humidity), "Nothing was measured in this time", "name=\"range\" value=\"7d\"")
                .doesNotContain("plot-line");
    }

    @Test
    void any_range_may_stand_in_the_address_and_a_long_one_is_read_from_sums() {
        assertThat(get(page + "?plot=" + air + "&range=30d", cast.carl()))
                .hasStatusOk()
                .bodyText()
                .contains("Mean of every hour", "plot-band", "aria-current=\"true\">30 days");
        assertThat(get(page + "?from=2026-01-05&to=2026-01-06", cast.carl()))
                .hasStatusOk()
                .bodyText()
                .contains("name=\"from\" value=\"2026-01-05\"", "The newest value is of")
                .doesNotContain("??");
    }

    @Test
    void a_range_that_goes_on_to_now_is_asked_for_again_and_chosen_days_are_not() {
        assertThat(picture("?plot=" + air + "&range=30d"))
                .contains("hx-get=\"" + page + "?plot=" + air + "&amp;range=30d\"")
                .contains("hx-trigger=\"every 30s, reconnected from:body\"");
        assertThat(picture("?plot=" + air + "&from=2026-01-05&to=2026-01-06")).doesNotContain("hx-get");
    }

    @Test
    void a_picture_that_asks_again_for_what_is_gone_stays_and_a_person_who_does_is_told() {
        var gone = page + "?range=24h&plot=" + air + "s";
        assertThat(fragment(gone, "portals-asset-picture")).hasStatus(422).hasHeader("HX-Reswap", "none");
        assertThat(fragment(gone, "portals-asset-plot"))
                .hasStatus(422)
                .doesNotContainHeader("HX-Reswap")
                .bodyText()
                .contains("This asset measures nothing of that name");
    }

    @Test
    void what_can_be_reached_by_keyboard_has_a_name_by_which_it_is_found_again() {
        var place = spot.position().id();
        assertThat(fragment(page + "?plot=" + air))
                .bodyText()
                .contains("id=\"range-24h\"", "id=\"range-7d\"", "id=\"range-30d\"", "id=\"portals-asset-table\"");
        assertThat(get(page, cast.sam()))
                .bodyText()
                .contains("id=\"position-edit-" + place + "\"", "id=\"position-device-" + place + "\"")
                .contains("id=\"value-" + air + "\"");
    }

    @Test
    void what_is_not_there_to_draw_is_said_beside_the_choice() {
        assertThat(get(page + "?plot=" + air + "s", cast.carl()))
                .hasStatus(422)
                .bodyText()
                .contains("This asset measures nothing of that name", "plot-error", "21.5 °C")
                .doesNotContain("plot-line", "??");
        assertThat(get(page + "?range=9y", cast.carl()))
                .hasStatus(422)
                .bodyText()
                .contains("There is no such range", "field-error")
                .doesNotContain("plot-line", "??");
    }

    @Test
    void an_asset_of_which_nothing_is_expected_has_no_picture() {
        fleet.asSystem(() -> jdbc.sql("update assets.position set quantities = '{}' where id = :id")
                .param("id", spot.position().id().value())
                .update());
        assertThat(get(page, cast.sam())).hasStatusOk().bodyText().doesNotContain("portals-asset-plot", "??");
    }

    @Test
    void staff_see_who_holds_a_position_and_carl_does_not() {
        assertThat(get(page, cast.sam()))
                .bodyText()
                .contains(unit.serial(), "/positions/" + spot.position().id() + "/edit", "Add a position", "Story");
        assertThat(get(page, cast.carl()))
                .bodyText()
                .doesNotContain(unit.serial(), "/edit", "Add a position", "held by");
        fleet.grant(cast.ines(), spot);
        assertThat(get(page, cast.ines()))
                .hasStatusOk()
                .bodyText()
                .contains(unit.serial(), "plot-line")
                .doesNotContain("/edit", "Add a position");
    }

    @Test
    void a_fragment_is_what_is_drawn_alone_and_the_panel_of_values_is_a_fragment_of_the_page() {
        assertThat(fragment(page + "?plot=" + air))
                .bodyText()
                .startsWith("<section class=\"panel\" id=\"portals-asset-plot\"")
                .contains("plot-line")
                .doesNotContain("<html");
        assertThat(fragment(page + "/values"))
                .bodyText()
                .startsWith("<section class=\"panel\" id=\"portals-asset\"")
                .contains("21.5 °C")
                .doesNotContain("<html");
        assertThat(get(page + "/values", cast.carl())).hasRedirectedUrl(page);
    }

    /** The beginning of the picture, which says when it is asked for again. */
    private String picture(String query) {
        var body = assertThat(get(page + query, cast.carl())).hasStatusOk().bodyText();
        var found =
                Pattern.compile("<div [^>]*id=\"portals-asset-picture\"[^>]*>").matcher(body.actual());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String selected(String word) {
        return "value=\"" + word + "\" selected";
    }

    private void observe(Instant at, double value) {
        fleet.asSystem(() -> jdbc.sql("""
                        insert into telemetry.observation (at, value, series_id, raw_id)
                        select :at, :value, id, 0 from telemetry.series where device_id = :device
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("value", value)
                .param("device", unit.device().value())
                .update());
    }

    private MvcTestResult get(String path, Actor actor) {
        return browser.get().uri(path).with(cast.as(actor)).exchange();
    }

    private MvcTestResult fragment(String path) {
        return fragment(path, "portals-asset-plot");
    }

    private MvcTestResult fragment(String path, String target) {
        return browser.get()
                .uri(path)
                .header("HX-Request", "true")
                .header("HX-Target", target)
                .with(cast.as(cast.carl()))
                .exchange();
    }
}
