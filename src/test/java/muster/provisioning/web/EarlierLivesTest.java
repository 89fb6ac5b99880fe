package muster.provisioning.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.connectivity.Presences;
import muster.connectivity.Refusal;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleEvent;
import muster.lifecycle.LifecycleView;
import muster.provisioning.Errands;
import muster.provisioning.Errands.Errand;
import muster.provisioning.Releases;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A device that was with one customer and is with another now: nobody there learns of its life before. */
@ModuleTest
class EarlierLivesTest {

    @Autowired
    Desk desk;

    @Autowired
    Errands errands;

    @Autowired
    Releases releases;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Presences presences;

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Clock clock;

    private Errand first;
    private Errand second;

    @BeforeEach
    void a_device_changes_hands() {
        first = errands.errand();
        var claimed = errands.claim(first);
        note("Before");
        ActorContext.run(cast.sam(), () -> releases.release(claimed, "They moved out", cast.sam()));
        second = errands.errand(errands.installer(), first.label());
        errands.claim(second);
    }

    @Test
    void the_panel_begins_with_the_claim() throws Exception {
        assertThat(panel(second.installer()))
                .contains(second.installer().name())
                .doesNotContain(first.installer().name(), "They moved out");
        assertThat(panel(cast.sam()))
                .contains(second.installer().name(), first.installer().name(), "They moved out");
        assertThat(seenBy(second.installer()).history())
                .extracting(LifecycleView.Move::event)
                .containsExactly(LifecycleEvent.CLAIM);
    }

    @Test
    void so_does_what_was_refused_at_the_door() throws Exception {
        note("After");
        var page = desk.open(second.installer(), "/devices/" + second.device()).body();
        assertThat(page).contains("Refused After").doesNotContain("Refused Before");
        assertThat(desk.open(cast.sam(), "/devices/" + second.device()).body())
                .contains("Refused After", "Refused Before");
    }

    private void note(String when) {
        var at = when.equals("Before") ? clock.instant().minus(Duration.ofMinutes(30)) : clock.instant();
        world.as(Actor.system("test"), () -> {
            presences.note(first.device(), new Refusal(at, Refusal.CONNECT, when, "Refused " + when, "192.0.2.7"));
            return true;
        });
    }

    private LifecycleView seenBy(Actor person) {
        return world.as(person, () -> lifecycle.of(second.device(), person));
    }

    private String panel(Actor person) throws Exception {
        return desk.send(
                        person,
                        MockMvcRequestBuilders.get("/devices/" + second.device() + "/lifecycle")
                                .header("HX-Request", "true"))
                .body();
    }
}
