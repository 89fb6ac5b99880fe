package muster.registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import muster.access.Actor;
import muster.mqtt.Broker;
import muster.registry.CredentialKind;
import muster.registry.Credentials;
import muster.registry.DeviceSecrets;
import muster.shared.DeviceId;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.TestDevice;
import muster.support.World;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What to do when the factory file was lost. */
@ModuleTest
class FactorySecretTest {

    private static final Pattern SECRET = Pattern.compile("id=\"registry-secret-text\">([A-Za-z0-9_-]{43})<");

    @Autowired
    MockMvcTester browser;

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Broker broker;

    @Autowired
    Credentials credentials;

    @Test
    void a_lost_factory_secret_is_made_anew_by_staff_and_shown_once() throws Exception {
        var one = world.devices(1).getFirst();
        for (var person : List.of(cast.sam(), cast.olga(), cast.ada())) {
            assertThat(get(one, person)).hasStatusOk().bodyText().contains("Make a new factory secret");
        }
        for (var person : List.of(cast.ines(), cast.carl())) {
            assertThat(get(one, person)).hasStatus(403);
            assertThat(make(one, person)).hasStatus(403);
        }
        var page = make(one, cast.olga());
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains(one.serial(), "cannot be shown again", "from the first use of that on")
                .doesNotContain("??");
        assertThat(page).headers().hasValue("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        assertThat(get(one, cast.olga())).bodyText().doesNotContain(secretOn(page));
        assertThat(browser.get()
                        .uri("/devices/" + one.device())
                        .with(cast.as(cast.sam()))
                        .exchange())
                .bodyText()
                .contains("was given its factory credential", "Olga, Operations")
                .doesNotContain(secretOn(page));
        assertThat(browser.get()
                        .uri("/devices/" + UUID.randomUUID() + "/secrets")
                        .with(cast.as(cast.sam()))
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void the_lost_secret_opens_nothing_any_more_and_whoever_is_in_with_it_is_sent_away() throws Exception {
        var one = world.devices(1).getFirst();
        try (var device = new TestDevice(one, broker.port())) {
            device.bootstrap();
            assertThat(device.isConnected()).isTrue();
            var fresh = secretOn(make(one, cast.sam()));
            await().until(() -> !device.isConnected());
            assertThatThrownBy(device::bootstrap).isInstanceOf(MqttException.class);
            device.connect(fresh);
            assertThat(device.isConnected()).isTrue();
        }
    }

    @Test
    void what_somebody_was_handed_for_the_lost_secret_and_never_used_ends_with_it() throws Exception {
        var one = world.devices(1).getFirst();
        var thiefs = issue(one);
        make(one, cast.sam());
        try (var device = new TestDevice(one, broker.port())) {
            assertThatThrownBy(() -> device.connect(thiefs)).isInstanceOf(MqttException.class);
        }
        assertThat(world.as(cast.sam(), () -> credentials.alive(one.device(), CredentialKind.OPERATIONAL)))
                .isEmpty();
    }

    @Test
    void a_device_that_works_with_its_own_credential_needs_none_and_the_page_says_why() {
        var one = world.devices(1).getFirst();
        var secret = issue(one);
        world.as(Actor.system("test"), () -> {
            credentials.firstUse(one.device(), Actor.system("test"));
            return true;
        });
        assertThat(get(one, cast.sam()))
                .hasStatusOk()
                .bodyText()
                .contains("The device works with a credential of its own")
                .doesNotContain("Make a new factory secret");
        assertThat(make(one, cast.sam())).hasStatus(409).bodyText().contains("only after its claim is taken back");
        assertThat(world.as(
                        Actor.system("test"),
                        () -> credentials.verify(
                                one.device(), secret.getBytes(java.nio.charset.StandardCharsets.US_ASCII))))
                .isPresent();
    }

    private String issue(DeviceSecrets device) {
        return world.as(
                Actor.system("test"), () -> credentials.issueOperational(device.device(), Actor.system("test")));
    }

    private static String secretOn(MvcTestResult page) throws Exception {
        var found = SECRET.matcher(page.getResponse().getContentAsString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private MvcTestResult get(DeviceSecrets device, Actor person) {
        return browser.get().uri(path(device.device())).with(cast.as(person)).exchange();
    }

    private MvcTestResult make(DeviceSecrets device, Actor person) {
        return browser.post()
                .uri(path(device.device()))
                .with(cast.as(person))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }

    private static String path(DeviceId device) {
        return "/devices/" + device + "/secrets";
    }
}
