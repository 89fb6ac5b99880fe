package muster.provisioning.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleEvent;
import muster.lifecycle.State;
import muster.provisioning.Activation;
import muster.provisioning.Check;
import muster.provisioning.Errands;
import muster.provisioning.Line;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.TestClock;
import muster.support.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@ModuleTest
class ActivationPagesTest {

    private static final String LATE = "Release the device";

    @Autowired
    Desk desk;

    @Autowired
    Errands errands;

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @AfterEach
    void put_the_clock_right() {
        clock.right();
    }

    /** What was typed, what comes back in the field, and the sentence at it. */
    private record Slip(String typed, String kept, String sentence) {}

    private static final List<Slip> SLIPS = List.of(
            new Slip("", "", "Say why."),
            new Slip("   ", "", "Say why."),
            new Slip("x".repeat(201), "x".repeat(201), "Shorten the reason to 200 characters."),
            new Slip("a\u0000b", "a", "a character that cannot be seen"),
            new Slip("\u202Eabc <b>", "&lt;b&gt;", "a character that cannot be seen"));

    @Test
    void the_receipt_of_a_quarantined_device_says_that_it_was_safe_then_and_what_is_true_now() throws Exception {
        var errand = errands.errand();
        var id = errands.active(errand);
        assertThat(desk.open(errand.installer(), "/activations/" + id).body()).contains("Safe to leave");
        world.as(
                cast.olga(),
                () -> lifecycle.move(errand.device(), LifecycleEvent.QUARANTINE, "odd values", cast.olga()));
        assertThat(desk.open(errand.installer(), "/activations/" + id).body())
                .contains("It was safe to leave on 20", "Now it is", "data-state=\"QUARANTINED\"", "Became active")
                .doesNotContain("Safe to leave", "Do not leave yet", "Active since");
    }

    @Test
    void a_line_is_let_pass_with_a_reason_and_a_slip_comes_back_at_its_field() throws Exception {
        var errand = errands.errand();
        var id = errands.claim(errand);
        for (var slip : SLIPS) {
            var answer = desk.submit(
                    cast.sam(), "/activations/" + id + "/exceptions", "line", "LINK", "reason", slip.typed());
            assertThat(answer.status()).isEqualTo(422);
            assertThat(partAbout(answer.body(), "reason-LINK"))
                    .contains(slip.sentence(), slip.kept(), "aria-invalid=\"true\"")
                    .contains("open=\"open\"");
            assertThat(partAbout(answer.body(), "reason-FIRMWARE")).doesNotContain("aria-invalid", "open=\"open\"");
        }
        assertThat(errands.audited(errand, "device.excused")).isZero();

        var passed = desk.submit(
                cast.sam(), "/activations/" + id + "/exceptions", "line", "LINK", "reason", "Tree 🌳 <felled> soon");
        assertThat(passed.leadsTo()).isEqualTo("/activations/" + id);
        assertThat(desk.open(errand.installer(), "/activations/" + id).body())
                .contains("Let pass by Sam: Tree 🌳 &lt;felled&gt; soon");
    }

    @Test
    void only_support_and_administrators_find_and_send_that_form() throws Exception {
        var errand = errands.errand();
        var id = errands.claim(errand);
        for (var person : List.of(errand.installer(), cast.olga())) {
            assertThat(desk.open(person, "/activations/" + id).body()).doesNotContain("/exceptions");
            assertThat(desk.submit(person, "/activations/" + id + "/exceptions", "line", "LINK", "reason", "x")
                            .status())
                    .isEqualTo(403);
        }
        for (var person : List.of(cast.sam(), cast.ada())) {
            assertThat(desk.open(person, "/activations/" + id).body()).contains("/exceptions");
        }
    }

    @Test
    void a_line_that_holds_or_is_none_is_refused_with_a_sentence() throws Exception {
        var id = errands.claim(errands.errand());
        var holds = desk.submit(cast.sam(), "/activations/" + id + "/exceptions", "line", "PLACE", "reason", "x");
        assertThat(holds.status()).isEqualTo(409);
        assertThat(holds.body()).contains("This line holds by itself now");
        for (var line : List.of("NONSENSE", "", "\u0000")) {
            var none = desk.submit(cast.sam(), "/activations/" + id + "/exceptions", "line", line, "reason", "x");
            assertThat(none.status()).isEqualTo(409);
            assertThat(none.body()).contains("has no such line");
        }
    }

    @Test
    void staff_releases_with_a_reason_and_a_slip_comes_back_at_its_field() throws Exception {
        var errand = errands.errand();
        var id = errands.active(errand);
        clock.forward(Activation.UNDO.plusSeconds(1));
        for (var slip : SLIPS) {
            var answer = desk.submit(cast.olga(), "/activations/" + id + "/releases", "reason", slip.typed());
            assertThat(answer.status()).isEqualTo(422);
            assertThat(partAbout(answer.body(), "release-reason"))
                    .contains(slip.sentence(), slip.kept(), "aria-invalid=\"true\"", "open=\"open\"");
        }
        assertThat(errands.stateOf(errand)).isEqualTo(State.ACTIVE);
        assertThat(desk.submit(errand.installer(), "/activations/" + id + "/releases", "reason", "please")
                        .status())
                .isEqualTo(403);

        var released = desk.submit(cast.olga(), "/activations/" + id + "/releases", "reason", "Wrong boiler");
        assertThat(released.leadsTo()).isEqualTo("/activations/" + id);
        assertThat(errands.stateOf(errand)).isEqualTo(State.REGISTERED);
        assertThat(desk.open(cast.olga(), "/activations/" + id).body())
                .contains("Taken back")
                .doesNotContain(LATE, "/undoings", "??");
    }

    @Test
    void the_page_offers_to_undo_or_to_release_to_whom_it_can_be_done_by() throws Exception {
        var errand = errands.errand();
        var id = errands.claim(errand);
        for (var person : List.of(errand.installer(), cast.sam(), cast.olga(), cast.ada())) {
            assertThat(desk.open(person, "/activations/" + id).body())
                    .contains("/undoings")
                    .doesNotContain(LATE);
        }
        clock.forward(Activation.UNDO.plusSeconds(1));
        assertThat(desk.open(errand.installer(), "/activations/" + id).body()).doesNotContain("/undoings", LATE);
        for (var person : List.of(cast.sam(), cast.olga(), cast.ada())) {
            assertThat(desk.open(person, "/activations/" + id).body())
                    .contains(LATE)
                    .doesNotContain("/undoings");
        }
        assertThat(desk.submit(errand.installer(), "/activations/" + id + "/undoings")
                        .body())
                .contains("The fifteen minutes are over. Ask support to release the device.");
    }

    @Test
    void the_device_page_promises_a_release_when_there_is_one() throws Exception {
        var errand = errands.errand();
        errands.active(errand);
        var page = "/devices/" + errand.device();
        assertThat(desk.open(cast.sam(), page).body())
                .contains("Its claim can still be undone")
                .doesNotContain("It can be released", "New factory secret");
        clock.forward(Activation.UNDO.plusSeconds(1));
        assertThat(desk.open(cast.sam(), page).body()).contains("It can be released");
    }

    @Test
    void the_story_tells_everything_once() throws Exception {
        var errand = errands.errand();
        errands.active(errand);
        var story =
                desk.open(cast.sam(), "/devices/" + errand.device() + "/story").body();
        assertThat(story)
                .containsOnlyOnce("was claimed")
                .containsOnlyOnce("became active")
                .doesNotContain("is active", "??");
    }

    @Test
    void without_script_the_page_says_how_old_it_is() throws Exception {
        var errand = errands.errand();
        var id = errands.claim(errand);
        assertThat(desk.open(errand.installer(), "/activations/" + id).body())
                .containsPattern("<noscript><p class=\"muted\"><span>Updated [0-2][0-9]:[0-5][0-9]</span>");
    }

    @Test
    void the_device_leads_to_the_activation_that_stands_for_it() throws Exception {
        var errand = errands.errand();
        var path = "/devices/" + errand.device() + "/activation";
        assertThat(desk.open(cast.sam(), path).status()).isEqualTo(404);
        var id = errands.claim(errand);
        for (var person : List.of(errand.installer(), cast.sam(), cast.ada())) {
            assertThat(desk.open(person, path).leadsTo()).isEqualTo("/activations/" + id);
        }
        assertThat(desk.open(errands.installer(), path).status()).isEqualTo(404);
        assertThat(desk.open(cast.carl(), path).status()).isEqualTo(403);
    }

    @Test
    void the_device_page_of_an_installer_shows_what_is_met_and_offers_what_can_be_done() throws Exception {
        var errand = errands.errand();
        errands.connected(errand);
        var open = desk.open(errand.installer(), "/devices/" + errand.device()).body();
        assertThat(open)
                .contains("It measures what is expected")
                .doesNotContain("It is connected with its own credential", "can be released", "??")
                .contains("Its claim can still be undone", "/devices/" + errand.device() + "/activation");
        clock.forward(Activation.UNDO.plusSeconds(1));
        assertThat(desk.open(errand.installer(), "/devices/" + errand.device()).body())
                .doesNotContain("can still be undone", "can be released", "fifteen minutes");
    }

    @Test
    void what_was_let_pass_is_said_where_the_contract_is_said_to_hold() throws Exception {
        var errand = errands.errand();
        var id = errands.active(errand);
        var excused = errands.view(cast.sam(), id).checklist().excused();
        assertThat(excused).isGreaterThan(1);
        assertThat(desk.open(errand.installer(), "/activations/" + id).body())
                .contains("Safe to leave", "but for " + excused + " lines that were let pass");
        assertThat(desk.open(cast.sam(), "/devices/" + errand.device()).body())
                .contains(excused + " lines of the contract were let pass by ", ", every other held")
                .doesNotContain("every line of the contract held");
    }

    @Test
    void the_receipt_names_who_saw_the_device_whoever_reads_it() throws Exception {
        var errand = errands.errand();
        var id = errands.connected(errand);
        errands.answered(id);
        var ines = errand.installer();
        assertThat(desk.open(ines, "/activations/" + id).body()).contains("Did you see it?", "/confirmations");
        for (int tap = 0; tap < 2; tap++) {
            assertThat(desk.submit(ines, "/activations/" + id + "/confirmations")
                            .leadsTo())
                    .isEqualTo("/activations/" + id);
        }
        assertThat(errands.audited(errand, "device.seen")).isEqualTo(1);
        errands.letAllPass(id);
        assertThat(errands.view(ines, id).checklist().line(Check.COMMAND).state())
                .isEqualTo(Line.State.MET);
        for (var reader : List.of(ines, cast.olga())) {
            assertThat(desk.open(reader, "/activations/" + id).body())
                    .contains("Receipt", ines.name() + " saw it answer.")
                    .doesNotContain("You saw");
        }
    }

    @Test
    void the_checklist_is_a_fragment_for_htmx_that_is_held_still_under_busy_hands() throws Exception {
        var id = errands.claim(errands.errand());
        var fragment = desk.send(
                cast.sam(),
                MockMvcRequestBuilders.get("/activations/" + id + "/checklist").header("HX-Request", "true"));
        assertThat(fragment.body())
                .startsWith("<section id=\"provisioning-checklist\"")
                .contains("data-hold", "<details class=\"actions\">")
                .doesNotContain("<html");
        assertThat(desk.open(cast.sam(), "/activations/" + id + "/checklist").leadsTo())
                .isEqualTo("/activations/" + id);
    }

    @Test
    void an_address_of_an_act_that_is_typed_leads_to_the_page() throws Exception {
        var errand = errands.errand();
        var id = errands.claim(errand);
        for (var act : List.of("commands", "confirmations", "undoings", "exceptions", "releases")) {
            assertThat(desk.open(errand.installer(), "/activations/" + id + "/" + act)
                            .leadsTo())
                    .isEqualTo("/activations/" + id);
            assertThat(desk.open(errands.installer(), "/activations/" + id + "/" + act)
                            .status())
                    .isEqualTo(404);
        }
    }

    /** The details element whose field has this id. */
    private static String partAbout(String page, String field) {
        int at = page.indexOf("id=\"" + field + "\"");
        assertThat(at).as(field).isPositive();
        return page.substring(page.lastIndexOf("<details", at), page.indexOf("</details>", at));
    }
}
