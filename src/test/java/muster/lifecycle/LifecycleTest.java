package muster.lifecycle;

import static muster.lifecycle.LifecycleEvent.ACTIVATE;
import static muster.lifecycle.LifecycleEvent.CLAIM;
import static muster.lifecycle.LifecycleEvent.CLEAR;
import static muster.lifecycle.LifecycleEvent.CONNECT;
import static muster.lifecycle.LifecycleEvent.DEACTIVATE;
import static muster.lifecycle.LifecycleEvent.QUARANTINE;
import static muster.lifecycle.LifecycleEvent.REACTIVATE;
import static muster.lifecycle.LifecycleEvent.RELEASE;
import static muster.lifecycle.LifecycleEvent.UNDO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.audit.Story;
import muster.audit.StoryEntry;
import muster.lifecycle.LifecycleView.Offer;
import muster.registry.Handovers;
import muster.registry.Registry;
import muster.registry.Shelf;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.Refused;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class LifecycleTest {

    private static final Actor SYSTEM = Actor.system("test");

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Registry registry;

    @Autowired
    Handovers handovers;

    @Autowired
    Story story;

    @Autowired
    Cast cast;

    DeviceId device;

    @BeforeEach
    void take() {
        device = new Shelf(registry, handovers).take(cast.sam()).device();
    }

    @Test
    void a_life_begins_with_the_registration() {
        assertThat(see(cast.sam()).state()).isEqualTo(State.REGISTERED);
        assertThat(see(cast.sam()).history()).isEmpty();
    }

    @Test
    void a_device_goes_from_the_shelf_to_work_and_back() {
        move(CLAIM, cast.ines(), Fact.POSITION_FREE);
        move(CONNECT, Actor.device(device, "B8", null), Fact.CREDENTIAL_ISSUED);
        move(ACTIVATE, SYSTEM, Fact.CONTRACT_FULFILLED);
        assertThat(see(cast.sam()).state()).isEqualTo(State.ACTIVE);

        move(RELEASE, cast.sam());
        assertThat(see(cast.sam()).state()).isEqualTo(State.REGISTERED);
        assertThat(see(cast.sam()).history())
                .extracting(LifecycleView.Move::event)
                .containsExactly(RELEASE, ACTIVATE, CONNECT, CLAIM);
    }

    @Test
    void nothing_moves_before_what_it_requires_is_true() {
        assertThatThrownBy(() -> move(CLAIM, cast.ines()))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.key()).isEqualTo("lifecycle.missing.POSITION_FREE"));
        assertThat(see(cast.sam()).state()).isEqualTo(State.REGISTERED);
    }

    @Test
    void nobody_makes_a_move_that_belongs_to_somebody_else() {
        assertThatThrownBy(() -> move(CLAIM, cast.carl(), Fact.POSITION_FREE)).isInstanceOf(Refused.class);
        move(CLAIM, cast.sam(), Fact.POSITION_FREE);
        assertThatThrownBy(() -> move(CONNECT, cast.olga(), Fact.CREDENTIAL_ISSUED))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> move(QUARANTINE, cast.ines())).isInstanceOf(Refused.class);
        assertThat(move(QUARANTINE, cast.olga()).state()).isEqualTo(State.QUARANTINED);
    }

    @Test
    void whoever_claimed_takes_the_claim_back_while_it_is_fresh_and_not_later() {
        activate();
        refuses("lifecycle.missing.CLAIM_FRESH", () -> move(UNDO, cast.ines()));
        refuses("lifecycle.refused.not-yours", () -> move(UNDO, cast.carl(), Fact.CLAIM_FRESH));
        assertThat(move(UNDO, cast.ines(), Fact.CLAIM_FRESH).state()).isEqualTo(State.REGISTERED);
    }

    @Test
    void from_everywhere_that_holds_a_position_staff_releases_and_nobody_else() {
        for (var path : List.of(
                List.<LifecycleEvent>of(), List.of(DEACTIVATE), List.of(QUARANTINE), List.of(QUARANTINE, CLEAR))) {
            for (var person : List.of(cast.sam(), cast.olga(), cast.ada())) {
                take();
                activate();
                path.forEach(event -> move(event, cast.sam()));
                refuses("lifecycle.refused.not-yours", () -> move(RELEASE, cast.ines()));
                assertThat(move(RELEASE, person).state()).isEqualTo(State.REGISTERED);
            }
        }
    }

    @Test
    void an_administrator_is_offered_what_operations_are() {
        activate();
        assertThat(see(cast.ada()).offers()).isEqualTo(see(cast.olga()).offers());
        assertThat(move(QUARANTINE, cast.ada()).state()).isEqualTo(State.QUARANTINED);
        assertThat(see(cast.ada()).offers()).isEqualTo(see(cast.otto()).offers());
    }

    @Test
    void cleared_of_suspicion_a_device_proves_itself_again() {
        activate();
        move(QUARANTINE, cast.sam());
        assertThat(move(CLEAR, cast.otto()).state()).isEqualTo(State.ACTIVATING);
    }

    @Test
    void offers_are_those_of_this_person_and_say_what_is_missing() {
        activate();
        assertThat(see(cast.sam()).offers())
                .extracting(Offer::event)
                .containsExactlyInAnyOrder(RELEASE, DEACTIVATE, QUARANTINE);

        var inactive = move(DEACTIVATE, cast.sam());
        assertThat(inactive.buttons())
                .filteredOn(offer -> offer.event() == REACTIVATE)
                .singleElement()
                .extracting(Offer::missing)
                .isEqualTo("CREDENTIAL_VALID");
        assertThat(move(REACTIVATE, cast.olga(), Fact.CREDENTIAL_VALID).state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void whoever_looked_at_an_old_page_is_told_who_did_what() {
        activate();
        int seen = see(cast.olga()).version();
        by(cast.sam(), () -> lifecycle.moveByHand(device, DEACTIVATE, "Fault", seen, cast.sam()));

        assertThatThrownBy(() ->
                        by(cast.olga(), () -> lifecycle.moveByHand(device, QUARANTINE, "Fault", seen, cast.olga())))
                .isInstanceOfSatisfying(Refused.class, no -> {
                    assertThat(no.key()).isEqualTo("lifecycle.refused.overtaken");
                    assertThat(no.arguments()).startsWith("Sam");
                });
    }

    @Test
    void the_panel_makes_no_move_that_is_part_of_a_larger_act() {
        activate();
        int seen = see(cast.sam()).version();
        assertThatThrownBy(() -> by(cast.sam(), () -> lifecycle.moveByHand(device, RELEASE, "x", seen, cast.sam())))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.key()).isEqualTo("lifecycle.refused.elsewhere"));
    }

    @Test
    void an_invisible_device_has_no_life() {
        assertThatThrownBy(() -> see(cast.carl())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> see(cast.ines())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> lifecycle.stateOf(device)).isInstanceOf(NotFound.class);
    }

    @Test
    void every_move_stands_in_the_record_with_its_reason() {
        activate();
        by(cast.sam(), () -> lifecycle.move(device, DEACTIVATE, "Fault: smoke", cast.sam()));
        var newest = by(cast.sam(), () -> story.of(device, Long.MAX_VALUE, 1)).getFirst();
        assertThat(newest.action()).isEqualTo("device.moved.DEACTIVATE");
        assertThat(newest).extracting(StoryEntry::byName, StoryEntry::reason).containsExactly("Sam", "Fault: smoke");
    }

    private void activate() {
        move(CLAIM, cast.sam(), Fact.POSITION_FREE);
        move(CONNECT, Actor.device(device, "B8", null), Fact.CREDENTIAL_ISSUED);
        move(ACTIVATE, SYSTEM, Fact.CONTRACT_FULFILLED);
    }

    private LifecycleView see(Actor actor) {
        return by(actor, () -> lifecycle.of(device, actor));
    }

    private static void refuses(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable move) {
        assertThatThrownBy(move)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.key()).isEqualTo(key));
    }

    /** As a higher floor does it: in the scope of the system, in the name of the actor. */
    private LifecycleView move(LifecycleEvent event, Actor actor, Fact... established) {
        return by(SYSTEM, () -> lifecycle.move(device, event, "a test", actor, established));
    }

    private static <T> T by(Actor actor, ScopedValue.CallableOp<T, RuntimeException> work) {
        return ActorContext.<T, RuntimeException>call(actor, work);
    }
}
