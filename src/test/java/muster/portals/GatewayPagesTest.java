package muster.portals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import muster.access.Actor;
import muster.configuration.Configurations;
import muster.registry.DeviceSecrets;
import muster.registry.Gateways;
import muster.shared.DeviceId;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class GatewayPagesTest {

    private static final String SENSOR = "sonoff/snzb-02";

    @Autowired
    MockMvcTester browser;

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Fleet fleet;

    @Autowired
    Gateways gateways;

    @Autowired
    Configurations configurations;

    @Autowired
    JdbcClient jdbc;

    private Fleet.Spot spot;
    private DeviceSecrets bridge;
    private DeviceSecrets sensor;
    private String page;

    @BeforeEach
    void a_bridge_and_a_sensor() {
        var run = Long.toString(System.nanoTime(), 36);
        spot = fleet.spot(cast.carl().organisation(), "Nordweg " + run, "Hall " + run);
        bridge = world.device("zigbee2mqtt/bridge", hex());
        sensor = world.device(SENSOR, hex());
        fleet.work(bridge.device(), spot);
        page = "/devices/" + bridge.device();
    }

    @Test
    void a_device_is_added_by_its_serial_number_and_taken_away_with_reasons() {
        assertThat(get(page, cast.sam()))
                .bodyText()
                .contains("Add a device", "Serial number")
                .doesNotContain(sensor.serial(), "??");
        assertThat(add(sensor.serial().toLowerCase(Locale.ROOT), "hangs beside it"))
                .hasRedirectedUrl(page);
        assertThat(gatewayOf(sensor)).isEqualTo(bridge.device());
        assertThat(add(sensor.serial(), "once more")).hasRedirectedUrl(page);
        assertThat(get(page, cast.olga()))
                .bodyText()
                .contains(sensor.serial(), "Take away from this gateway")
                .doesNotContain("??");

        assertThat(takeAway("")).hasStatus(422).bodyText().contains("child-" + sensor.device() + "-error", "Give a");
        assertThat(takeAway("it moved")).hasRedirectedUrl(page);
        assertThat(takeAway("it moved")).hasRedirectedUrl(page);
        assertThat(gatewayOf(sensor)).isNull();
        assertThat(get("/devices/" + sensor.device(), cast.sam()))
                .bodyText()
                .contains("does not speak through " + bridge.serial(), "it moved", "hangs beside it");
    }

    @Test
    void a_child_that_was_never_heard_is_not_said_to_have_been_there() {
        add(sensor.serial(), "hangs beside it");
        assertThat(get("/devices/" + sensor.device(), cast.sam()))
                .bodyText()
                .contains("It has never been heard through its gateway.")
                .doesNotContain("It has never connected.", "??");
    }

    @Test
    void a_model_without_settings_is_said_to_have_none_whatever_was_wanted_once() {
        fleet.asSystem(() -> {
            configurations.expect(sensor.device(), Map.of(), Actor.system("test"));
            return true;
        });
        assertThat(get("/devices/" + sensor.device(), cast.sam()))
                .bodyText()
                .contains("This model has no settings")
                .doesNotContain("Revision 1 wanted", "none wanted yet", "??");
    }

    @Test
    void what_a_person_took_away_is_not_adopted_by_being_heard() {
        world.as(
                cast.sam(),
                () -> jdbc.sql("update registry.device set customer_id = :customer, site_id = :site where id = :id")
                        .param("customer", spot.site().customerId().value())
                        .param("site", spot.site().id().value())
                        .param("id", sensor.device().value())
                        .update());
        assertThat(adopt()).isTrue();
        takeAway("it stands elsewhere");
        assertThat(adopt()).isFalse();
        add(sensor.serial(), "it is back");
        assertThat(gatewayOf(sensor)).isEqualTo(bridge.device());
    }

    @Test
    void who_cannot_speak_through_it_is_told_why_at_the_field() {
        var other = world.device("zigbee2mqtt/bridge", hex());
        var plug = fleet.unit();
        assertThat(add("0000000000000000", "beside it"))
                .hasStatus(422)
                .bodyText()
                .contains("child-serial-error", "No device of this serial number is registered.")
                .contains("value=\"0000000000000000\"", "value=\"beside it\"")
                .doesNotContain("??");
        assertThat(add(plug.serial(), "beside it"))
                .hasStatus(422)
                .bodyText()
                .contains(plug.serial() + " is registered as", "which does not speak through this gateway");
        assertThat(add(other.serial(), "beside it")).hasStatus(422).bodyText().contains("is registered as");
        world.as(cast.sam(), () -> {
            gateways.link(sensor.device(), other.device(), "first", cast.sam());
            return true;
        });
        assertThat(add(sensor.serial(), "beside it"))
                .hasStatus(422)
                .bodyText()
                .contains("speaks through the gateway " + other.serial() + " already");
        assertThat(add("", "")).hasStatus(422).bodyText().contains("Enter a serial number.", "Give a reason.");
        assertThat(takeAway("not its own"))
                .hasStatus(409)
                .bodyText()
                .contains("speaks through another gateway meanwhile");
    }

    @Test
    void what_is_no_gateway_gets_no_devices() {
        page = "/devices/" + fleet.unit().device();
        assertThat(get(page, cast.sam())).bodyText().doesNotContain("Add a device");
        assertThat(browser.post()
                        .uri(page.replace("/devices/", "/gateways/") + "/children")
                        .param("serial", sensor.serial())
                        .param("reason", "beside it")
                        .with(cast.as(cast.sam()))
                        .with(csrf())
                        .exchange())
                .hasStatus(409);
    }

    @Test
    void whoever_is_heard_and_not_known_can_be_registered_from_there() {
        var heard = hex().toLowerCase(Locale.ROOT);
        hear(heard);
        hear(sensor.serial().toLowerCase(Locale.ROOT));
        var form = "/devices/new?model=" + SENSOR + "&amp;serial=" + heard;
        assertThat(get(page, cast.sam()))
                .bodyText()
                .contains(form, "Register it", sensor.serial() + " is registered")
                .doesNotContain("serial=" + sensor.serial().toLowerCase(Locale.ROOT), "??");
        assertThat(get(form.replace("&amp;", "&"), cast.sam()))
                .hasStatusOk()
                .bodyText()
                .contains(">" + heard + "</textarea>", "value=\"" + SENSOR + " TH01\" selected=\"selected\"");
        assertThat(get("/devices/new?model=acme/none&serial=%3Cb%3E", cast.sam()))
                .hasStatusOk()
                .bodyText()
                .contains("&lt;b&gt;</textarea>");
        assertThat(get("/devices/new", cast.sam())).hasStatusOk();
    }

    @Test
    void only_staff_adds_and_takes_away() {
        fleet.grant(cast.ines(), spot);
        assertThat(get(page, cast.ines())).hasStatusOk().bodyText().doesNotContain("Add a device", "/gateways/", "??");
        var children = "/gateways/" + bridge.device() + "/children";
        assertThat(get(children, cast.ines())).hasStatus(403);
        assertThat(get(children, cast.sam())).hasRedirectedUrl(page);
        assertThat(browser.post()
                        .uri(children)
                        .param("serial", sensor.serial())
                        .param("reason", "beside it")
                        .with(cast.as(cast.carl()))
                        .with(csrf())
                        .exchange())
                .hasStatus(403);
    }

    private void hear(String name) {
        fleet.asSystem(() -> {
            gateways.heard(List.of(new Gateways.Stranger(
                    bridge.device(), name, List.of(SENSOR), "{}".getBytes(StandardCharsets.UTF_8), Instant.now())));
            return true;
        });
    }

    private boolean adopt() {
        return fleet.asSystem(() -> gateways.adopt(sensor.device(), bridge.device(), Actor.system("test")));
    }

    private @Nullable DeviceId gatewayOf(DeviceSecrets device) {
        return world.as(cast.sam(), () -> gateways.gatewayOf(device.device()).orElse(null));
    }

    private MvcTestResult add(String serial, String reason) {
        return browser.post()
                .uri("/gateways/" + bridge.device() + "/children")
                .param("serial", serial)
                .param("reason", reason)
                .with(cast.as(cast.sam()))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult takeAway(String reason) {
        return browser.post()
                .uri("/gateways/" + bridge.device() + "/children/" + sensor.device() + "/endings")
                .param("reason", reason)
                .with(cast.as(cast.sam()))
                .with(csrf())
                .exchange();
    }

    private MvcTestResult get(String address, Actor person) {
        return browser.get()
                .uri(java.net.URI.create(address))
                .with(cast.as(person))
                .exchange();
    }

    private static String hex() {
        return "00124B00%08X".formatted(ThreadLocalRandom.current().nextInt());
    }
}
