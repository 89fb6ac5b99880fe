package muster.lifecycle.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.lifecycle.Fact;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleEvent;
import muster.lifecycle.State;
import muster.registry.Handovers;
import muster.registry.Registry;
import muster.registry.Shelf;
import muster.shared.DeviceId;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class TransitionPagesTest {

    private static final Actor SYSTEM = Actor.system("test");

    @Autowired
    MockMvcTester browser;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Registry registry;

    @Autowired
    Handovers handovers;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    DeviceId device;

    @BeforeEach
    void activate() {
        device = new Shelf(registry, handovers).take(cast.sam()).device();
        ActorContext.run(SYSTEM, () -> {
            lifecycle.move(device, LifecycleEvent.CLAIM, "Job 1001", cast.sam(), Fact.POSITION_FREE);
            lifecycle.move(
                    device,
                    LifecycleEvent.CONNECT,
                    "First use",
                    Actor.device(device, "B8", null),
                    Fact.CREDENTIAL_ISSUED);
            lifecycle.move(device, LifecycleEvent.ACTIVATE, "All holds", SYSTEM, Fact.CONTRACT_FULFILLED);
        });
    }

    @Test
    void the_panel_offers_each_person_their_own_moves() {
        assertThat(panel(cast.sam()))
                .hasStatusOk()
                .bodyText()
                .contains("id=\"lifecycle-panel\"", "value=\"DEACTIVATE\"", "value=\"QUARANTINE\"", "Sam claimed")
                .doesNotContain("<html", "value=\"CLEAR\"", "value=\"RELEASE\"", "??");
        assertThat(panel(cast.ada())).bodyText().contains("value=\"DEACTIVATE\"", "value=\"QUARANTINE\"");
        assertThat(panel(cast.sam()))
                .bodyText()
                .contains("It can be released", "/devices/" + device + "/activation")
                .doesNotContain("Its claim can still be undone");
    }

    @Test
    void in_every_state_each_person_can_do_what_is_a_button_and_nothing_else() {
        for (var state : State.values()) {
            for (var person : List.of(cast.sam(), cast.olga(), cast.ada())) {
                put(state);
                var shown = panel(person).getResponse();
                for (var event : LifecycleEvent.values()) {
                    int seen = put(state);
                    var page = new String(shown.getContentAsByteArray(), StandardCharsets.UTF_8);
                    boolean button = page.contains("value=\"" + event + "\"");
                    int status = post(person, move(event.name(), seen), true)
                            .getResponse()
                            .getStatus();
                    assertThat(status)
                            .as("%s on %s by %s", state, event, person.role())
                            .isEqualTo(button ? 200 : 409);
                }
            }
        }
    }

    /** Puts the device into a state, past the table; returns the version of its life. */
    private int put(State state) {
        return ActorContext.<Integer, RuntimeException>call(
                SYSTEM,
                () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql("""
                        update lifecycle.lifecycle set state = :state where device_id = :id returning version
                        """)
                        .param("state", state.name())
                        .param("id", device.value())
                        .query(Integer.class)
                        .single())));
    }

    @Test
    void an_invisible_device_is_no_device() {
        assertThat(panel(cast.carl())).hasStatus(404);
        assertThat(panel(cast.ines())).hasStatus(404);
    }

    @Test
    void a_browser_is_led_from_the_panel_to_the_page() {
        var page = browser.get()
                .uri("/devices/" + device + "/lifecycle")
                .with(cast.as(cast.sam()))
                .exchange();
        assertThat(page).hasStatus3xxRedirection().hasRedirectedUrl("/devices/" + device);
    }

    @Test
    void a_move_answers_with_the_new_panel_and_a_notice() {
        var answer = post(cast.sam(), move("DEACTIVATE", 3), true);
        assertThat(answer)
                .hasStatusOk()
                .bodyText()
                .contains("data-state=\"INACTIVE\"", "Fault: smells", "The device is inactive.", "hx-swap-oob")
                .contains("hx-swap-oob=\"outerHTML:#lifecycle-state\"", "<span id=\"lifecycle-state\">")
                .contains("It has no operational credential that it has used.");
        assertThat(stateNow()).isEqualTo(State.INACTIVE);
    }

    @Test
    void a_move_without_script_leads_back_to_the_device() {
        var answer = post(cast.olga(), move("QUARANTINE", 3), false);
        assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl("/devices/" + device);
        assertThat(stateNow()).isEqualTo(State.QUARANTINED);
    }

    @Test
    void a_move_without_a_reason_comes_back_with_what_was_typed() {
        for (boolean script : List.of(true, false)) {
            var answer = post(
                    cast.sam(), Map.of("event", "DEACTIVATE", "seen", "3", "reason", "", "words", "smells"), script);
            assertThat(answer)
                    .hasStatus(422)
                    .bodyText()
                    .contains(
                            "<a href=\"#lifecycle-reason\">Choose a reason.</a>",
                            "aria-describedby=\"lifecycle-reason-error\"",
                            "value=\"smells\"");
        }
        assertThat(post(cast.sam(), Map.of("event", "DEACTIVATE", "seen", "3", "reason", "OTHER"), true))
                .hasStatus(422)
                .bodyText()
                .contains("Say the reason in your words.");
        assertThat(stateNow()).isEqualTo(State.ACTIVE);
    }

    @Test
    void the_second_of_two_is_told_what_the_first_did() {
        assertThat(post(cast.sam(), move("DEACTIVATE", 3), true)).hasStatusOk();
        for (boolean script : List.of(true, false)) {
            assertThat(post(cast.olga(), move("QUARANTINE", 3), script))
                    .hasStatus(409)
                    .bodyText()
                    .contains("Sam deactivated this device at", "It is Inactive now");
        }
    }

    @Test
    void without_scripts_the_second_of_two_is_led_back_to_the_page_that_they_decided_on() {
        assertThat(post(cast.sam(), move("DEACTIVATE", 3), true)).hasStatusOk();
        assertThat(postFrom("http://localhost/devices/" + device))
                .hasStatus(409)
                .bodyText()
                .contains("href=\"/devices/" + device + "\"", "Look at the page again");
        for (var other : List.of("https://elsewhere.example/devices", "http://localhost/a/0000", "not an address")) {
            assertThat(postFrom(other)).hasStatus(409).bodyText().contains("Go to the start page");
        }
    }

    private MvcTestResult postFrom(String page) {
        var request = browser.post()
                .uri("/devices/" + device + "/transitions")
                .with(cast.as(cast.olga()))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .header("Referer", page);
        move("QUARANTINE", 3).forEach((name, value) -> request.param(name, value));
        return request.exchange();
    }

    @Test
    void whoever_may_not_does_not() {
        for (var person : List.of(cast.ines(), cast.carl())) {
            assertThat(post(person, move("DEACTIVATE", 3), false)).hasStatus(403);
        }
        assertThat(post(cast.sam(), move("RELEASE", 3), false)).hasStatus(409);
        assertThat(post(cast.sam(), move("RETIRE", 3), false)).hasStatus(409);
        assertThat(post(cast.sam(), move("EXPLODE", 3), false)).hasStatus(422);
        assertThat(stateNow()).isEqualTo(State.ACTIVE);
    }

    private static Map<String, String> move(String event, int seen) {
        return Map.of("event", event, "reason", "FAULT", "words", "smells", "seen", Integer.toString(seen));
    }

    private State stateNow() {
        return ActorContext.<State, RuntimeException>call(SYSTEM, () -> lifecycle.stateOf(device));
    }

    private MvcTestResult panel(Actor person) {
        return browser.get()
                .uri("/devices/" + device + "/lifecycle")
                .with(cast.as(person))
                .header("HX-Request", "true")
                .exchange();
    }

    private MvcTestResult post(Actor person, Map<String, String> form, boolean script) {
        var request = browser.post()
                .uri("/devices/" + device + "/transitions")
                .with(cast.as(person))
                .with(SecurityMockMvcRequestPostProcessors.csrf());
        form.forEach((name, value) -> request.param(name, value));
        if (script) {
            request.header("HX-Request", "true");
        }
        return request.exchange();
    }
}
