package muster.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleEvent;
import muster.lifecycle.LifecycleView;
import muster.lifecycle.State;
import muster.provisioning.Errands.Errand;
import muster.registry.CredentialKind;
import muster.registry.Credentials;
import muster.registry.Registry;
import muster.shared.ActivationId;
import muster.shared.Refused;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.TestClock;
import muster.support.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class ReleasesTest {

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Errands errands;

    @Autowired
    Releases releases;

    @Autowired
    Jobs jobs;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Registry registry;

    @Autowired
    Credentials credentials;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @AfterEach
    void put_the_clock_right() {
        clock.right();
    }

    @Test
    void after_the_fifteen_minutes_support_releases_with_a_reason_and_the_label_can_be_claimed_again() {
        var errand = errands.errand();
        var id = errands.active(errand);
        clock.forward(Activation.UNDO.plusSeconds(1));

        release(id, "Wrong boiler", cast.sam());

        assertThat(errands.stateOf(errand)).isEqualTo(State.REGISTERED);
        assertThat(errands.lastMove(errand))
                .extracting(LifecycleView.Move::event, LifecycleView.Move::byName, LifecycleView.Move::reason)
                .containsExactly(LifecycleEvent.RELEASE, "Sam", "Wrong boiler");
        assertThat(world.as(cast.sam(), () -> credentials.alive(errand.device(), CredentialKind.OPERATIONAL)))
                .isEmpty();
        assertThat(world.as(cast.sam(), () -> registry.get(errand.device())).siteId())
                .isNull();
        assertThat(positionOf(errand))
                .matches(position -> position.isTodo() && position.place().isFree());
        assertThat(errands.view(errand.installer(), id).isUndone()).isTrue();
        // twice is once
        release(id, "Wrong boiler", cast.sam());
        assertThat(errands.audited(errand, "device.unclaimed")).isEqualTo(1);
        assertThat(errands.claim(errand)).isNotEqualTo(id);
    }

    @Test
    void no_state_in_which_a_device_holds_a_position_is_a_dead_end() {
        for (var path : List.of(
                List.<LifecycleEvent>of(),
                List.of(LifecycleEvent.DEACTIVATE),
                List.of(LifecycleEvent.QUARANTINE),
                List.of(LifecycleEvent.QUARANTINE, LifecycleEvent.CLEAR))) {
            var errand = errands.errand();
            var id = errands.active(errand);
            path.forEach(event -> move(errand, event));
            release(id, "Not here", cast.ada());
            assertThat(errands.stateOf(errand)).as("%s", path).isEqualTo(State.REGISTERED);
        }
        var stuck = errands.errand();
        var id = errands.connected(stuck);
        assertThat(errands.stateOf(stuck)).isEqualTo(State.ACTIVATING);
        release(id, "It never gets there", cast.olga());
        assertThat(errands.stateOf(stuck)).isEqualTo(State.REGISTERED);
    }

    @Test
    void an_installer_releases_nothing() {
        var errand = errands.errand();
        var id = errands.claim(errand);
        assertThatThrownBy(() -> release(id, "please", errand.installer()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("lifecycle.refused.not-yours"));
        assertThat(errands.stateOf(errand)).isEqualTo(State.CLAIMED);
    }

    @Test
    void what_a_job_has_done_stays_done_when_the_job_is_over() {
        var yesterdays = errands.errand();
        var id = errands.active(yesterdays);
        clock.forward(Duration.ofDays(2));
        release(id, "Moved to another house", cast.sam());
        assertThat(positionOf(yesterdays).state()).isEqualTo("DONE");
        assertThat(world.as(cast.sam(), () -> jobs.get(yesterdays.job())).state())
                .isEqualTo("DONE");
        clock.right();

        var calledOff = errands.errand();
        var other = errands.active(calledOff);
        world.as(cast.sam(), () -> {
            jobs.cancel(calledOff.job(), "called off", cast.sam());
            return true;
        });
        release(other, "Moved to another house", cast.sam());
        assertThat(positionOf(calledOff).state()).isEqualTo("DONE");
    }

    @Test
    void each_person_is_offered_what_works_and_the_rest_is_refused() {
        var errand = errands.errand();
        var id = errands.active(errand);
        for (var person : List.of(errand.installer(), cast.sam(), cast.olga(), cast.ada())) {
            assertThat(offers(id, person)).as(person.name()).isEqualTo("undo");
        }
        move(errand, LifecycleEvent.QUARANTINE);
        assertThat(offers(id, errand.installer())).isEqualTo("nothing");
        assertThat(offers(id, cast.sam())).isEqualTo("release");
        refusedAsItIsNow(() -> undo(id, errand.installer()));
        refusedAsItIsNow(() -> undo(id, cast.sam()));

        var late = errands.errand();
        var old = errands.active(late);
        clock.forward(Activation.UNDO.plusSeconds(1));
        assertThat(offers(old, late.installer())).isEqualTo("nothing");
        for (var person : List.of(cast.sam(), cast.olga(), cast.ada())) {
            assertThat(offers(old, person)).as(person.name()).isEqualTo("release");
        }
    }

    @Test
    void an_administrator_undoes_as_well() {
        var errand = errands.errand();
        var id = errands.active(errand);
        undo(id, cast.ada());
        assertThat(errands.lastMove(errand))
                .extracting(LifecycleView.Move::event, LifecycleView.Move::byName)
                .containsExactly(LifecycleEvent.UNDO, "Ada");
    }

    @Test
    void the_record_says_who_claimed_and_who_took_back_not_that_the_system_did() {
        var errand = errands.errand();
        var id = errands.claim(errand);
        undo(id, errand.installer());
        var told = world.as(
                cast.sam(),
                () -> jdbc.sql("""
                        select action || ' ' || by_name from audit.entry
                        where also @> array[:device] and action like 'tenure.%' order by id
                        """)
                        .param("device", errand.device().value())
                        .query(String.class)
                        .list());
        var name = errand.installer().name();
        assertThat(told).containsExactly("tenure.began " + name, "tenure.ended " + name);
        assertThat(errands.lastMove(errand).reason()).isEqualTo("Taken back within 15 minutes");
    }

    private String offers(ActivationId id, Actor person) {
        var view = errands.view(person, id);
        assertThat(view.undoable() && view.releasable()).isFalse();
        return view.undoable() ? "undo" : view.releasable() ? "release" : "nothing";
    }

    private static void refusedAsItIsNow(Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("lifecycle.refused.overtaken"));
    }

    private JobPosition positionOf(Errand errand) {
        return world.as(cast.sam(), () -> jobs.positions(errand.job())).getFirst();
    }

    private void undo(ActivationId id, Actor actor) {
        ActorContext.run(actor, () -> releases.undo(id, actor));
    }

    private void release(ActivationId id, String reason, Actor actor) {
        ActorContext.run(actor, () -> releases.release(id, reason, actor));
    }

    private void move(Errand errand, LifecycleEvent event) {
        world.as(cast.olga(), () -> lifecycle.move(errand.device(), event, "a test", cast.olga()));
    }
}
