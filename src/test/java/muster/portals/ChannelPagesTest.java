package muster.portals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import muster.access.Actor;
import muster.assets.Asset;
import muster.assets.Assets;
import muster.assets.Position;
import muster.assets.Positions;
import muster.registry.DeviceSecrets;
import muster.registry.SelfReport;
import muster.registry.SelfReports;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import muster.telemetry.ingest.Arrived;
import muster.telemetry.ingest.Intake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class ChannelPagesTest {

    private static final String TWO =
            "{\"switch:0\":{\"id\":0,\"apower\":99.5},\"switch:1\":{\"id\":1,\"apower\":777}}";

    @Autowired
    MockMvcTester browser;

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Fleet fleet;

    @Autowired
    Assets assets;

    @Autowired
    Positions positions;

    @Autowired
    SelfReports reports;

    @Autowired
    Intake intake;

    @Autowired
    JdbcClient jdbc;

    private Fleet.Spot cabinet;
    private Asset oven;
    private Position left;
    private DeviceSecrets unit;
    private String page;

    @BeforeEach
    void a_controller_of_four_outputs_and_an_oven_beside_it() {
        var run = Long.toString(System.nanoTime(), 36);
        cabinet = fleet.spot(cast.carl().organisation(), "Nordweg " + run, "Cabinet " + run);
        unit = world.device("shelly/pro-4pm", "0D5E%08X".formatted(world.number()));
        fleet.work(unit.device(), cabinet);
        oven = fleet.asSystem(() -> assets.save(Asset.of(cabinet.site(), "oven", "Oven " + run, List.of())));
        left = chamber("left chamber", "active_power");
        chamber("air", "air_temperature");
        fleet.asSystem(() -> {
            reports.record(unit.device(), new SelfReport(null, null, null, "1.4.4", null, null, Instant.now()));
            return true;
        });
        page = "/devices/" + unit.device();
    }

    @Test
    void the_page_names_each_channel_and_offers_what_fits() {
        assertThat(get(page, cast.sam()))
                .hasStatusOk()
                .bodyText()
                .contains("Output 1", "Output 4", "as the whole device", "Give it a position of its own")
                .contains(oven.name() + " / left chamber")
                .doesNotContain(oven.name() + " / air", "??");
        assertThat(get("/devices/" + fleet.unit().device(), cast.sam()))
                .bodyText()
                .doesNotContain("portals-channels");
    }

    @Test
    void a_placed_channel_shows_at_the_position_of_the_oven_with_values_and_is_taken_back() {
        assertThat(place("output_1", left.id().toString(), "wired so")).hasRedirectedUrl(page);
        assertThat(get(page, cast.olga()))
                .bodyText()
                .contains("Take it back", oven.name() + " / left chamber")
                .contains("is held by Output 1 of " + unit.serial(), "wired so")
                .doesNotContain("value=\"" + left.id() + "\"", "??");
        say(1200);

        var values = "/assets/" + oven.id();
        assertThat(get(values, cast.carl())).bodyText().contains("1,200 W", "Working");
        assertThat(get("/", cast.carl())).bodyText().contains(oven.name(), "1 of 2 positions working");
        assertThat(get("/positions/" + left.id() + "/series/active_power", cast.carl()))
                .hasStatusOk()
                .bodyText()
                .contains("1,200 W");
        assertThat(get("/assets/" + oven.id(), cast.sam())).bodyText().contains(unit.serial(), "Output 1");
        assertThat(get(page, cast.sam())).bodyText().contains("/positions/" + left.id() + "/series/active_power");
        assertThat(get("/devices?q=" + unit.serial(), cast.sam()))
                .bodyText()
                .contains("1–1 of 1", cabinet.asset().name());

        assertThat(post("output_1/endings", "reason", "wired wrongly", cast.olga()))
                .hasRedirectedUrl(page);
        assertThat(get(values, cast.carl())).bodyText().contains("Nothing fitted");
        assertThat(get(page, cast.sam())).bodyText().contains("is not held by Output 1", "wired wrongly");
    }

    @Test
    void two_outputs_at_one_position_are_two_values_with_their_names() {
        var board = board();
        say(TWO);

        for (var person : List.of(cast.carl(), cast.sam())) {
            assertThat(get("/positions/" + board.id() + "/series/active_power?channel=output_2", person))
                    .hasStatusOk()
                    .bodyText()
                    .contains("aria-current=\"true\">Output 2</a>", ">Output 1</a>")
                    .doesNotContain(">output_1<", ">output_2<");
            assertThat(get("/assets/" + cabinet.asset().id(), person))
                    .bodyText()
                    .contains("Active power · Output 1", "99.5 W", "Active power · Output 2", "777 W")
                    .contains("/series/active_power?channel=output_1");
        }
    }

    @Test
    void the_names_of_channels_stay_with_what_was_measured_when_the_device_has_left() {
        var board = board();
        say(TWO);
        fleet.leave(unit.device());

        for (var person : List.of(cast.carl(), cast.sam())) {
            assertThat(get("/positions/" + board.id() + "/series/active_power?channel=output_2", person))
                    .hasStatusOk()
                    .bodyText()
                    .contains("aria-current=\"true\">Output 2</a>", ">Output 1</a>", "777 W")
                    .doesNotContain(">output_1<", ">output_2<");
        }
        assertThat(models(board, cast.carl())).isEqualTo(2);
        assertThat(models(board, world.installer())).isZero();
    }

    @Test
    void a_picture_goes_on_under_its_address_when_channels_come_and_when_the_device_leaves() {
        var board = board();
        var address = "/assets/" + cabinet.asset().id() + "?plot=" + board.id() + "/active_power";
        assertThat(get(address, cast.carl())).hasStatusOk().bodyText().contains("No value has come yet");

        say(TWO);
        assertThat(get(address, cast.carl()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "/active_power@output_1\" selected", "plot-line", "plot=" + board.id() + "/active_power&amp;");
        assertThat(get(address + "@output_2", cast.carl()))
                .hasStatusOk()
                .bodyText()
                .contains("/active_power@output_2\" selected", "plot-line");

        fleet.leave(unit.device());
        assertThat(get(address + "@output_2", cast.carl()))
                .hasStatusOk()
                .bodyText()
                .contains("/active_power\" selected", "777 W", "/active_power@output_2&amp;range")
                .doesNotContain("99.5 W");
    }

    @Test
    void what_is_missing_is_said_at_its_field_and_what_was_typed_stays() {
        assertThat(place("output_2", "nonsense", "because it hums"))
                .hasStatus(422)
                .bodyText()
                .contains("channel-output_2-position-error", "Choose a position.", "because it hums")
                .doesNotContain("channel-output_1-position-error", "??");
        assertThat(place("output_2", left.id().toString(), ""))
                .hasStatus(422)
                .bodyText()
                .contains("channel-output_2-reason-error", "Give a reason.");
        assertThat(post("output_2/endings", "reason", "", cast.sam())).hasStatus(422);
    }

    @Test
    void what_the_house_refuses_is_told_in_a_sentence() {
        place("output_1", left.id().toString(), "wired so");
        assertThat(place("output_2", left.id().toString(), "wired so"))
                .hasStatus(409)
                .bodyText()
                .contains("is held by another device already");
        assertThat(place("output_9", left.id().toString(), "wired so"))
                .hasStatus(409)
                .bodyText()
                .contains("has no such channel");
    }

    @Test
    void an_installer_reads_the_channels_and_changes_none() {
        fleet.grant(cast.ines(), cabinet);
        assertThat(get(page, cast.ines()))
                .hasStatusOk()
                .bodyText()
                .contains("Output 1", "as the whole device")
                .doesNotContain("Give it a position", "/tenures", "??");
        assertThat(post("output_1/tenures", "reason", "wired so", cast.ines())).hasStatus(403);
        assertThat(post("output_1/endings", "reason", "wired so", cast.carl())).hasStatus(403);
        assertThat(get(page + "/channels/output_1/tenures", cast.sam())).hasRedirectedUrl(page);
    }

    /** A position of its own for a second controller, which holds it as a whole. */
    private Position board() {
        var board =
                fleet.asSystem(() -> positions.save(Position.of(cabinet.asset(), "board", List.of("active_power"))));
        unit = world.device("shelly/pro-4pm", "0D5E%08X".formatted(world.number()));
        fleet.work(unit.device(), new Fleet.Spot(cabinet.site(), cabinet.asset(), board));
        fleet.asSystem(() -> {
            reports.record(unit.device(), new SelfReport(null, null, null, "1.4.4", null, null, Instant.now()));
            return true;
        });
        return board;
    }

    private int models(Position position, Actor person) {
        return world.as(
                person,
                () -> jdbc.sql("select count(*)::int from portals.series_models(:position, 'active_power')")
                        .param("position", position.id().value())
                        .query(Integer.class)
                        .single());
    }

    private Position chamber(String name, String quantity) {
        return fleet.asSystem(() -> positions.save(Position.of(oven, name, List.of(quantity))));
    }

    private void say(int watts) {
        say("{\"switch:0\":{\"id\":0,\"apower\":" + watts + "}}");
    }

    private void say(String outputs) {
        var payload = "{\"params\":" + outputs + "}";
        intake.take(
                List.of(new Arrived(unit.device(), payload.getBytes(StandardCharsets.UTF_8), Instant.now(), false, 0)));
    }

    private MvcTestResult place(String channel, String position, String reason) {
        return browser.post()
                .uri(page + "/channels/" + channel + "/tenures")
                .param("position", position)
                .param("reason", reason)
                .with(cast.as(cast.sam()))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult post(String act, String field, String value, Actor person) {
        return browser.post()
                .uri(page + "/channels/" + act)
                .param(field, value)
                .with(cast.as(person))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(String address, Actor person) {
        return browser.get().uri(address).with(cast.as(person)).exchange();
    }
}
