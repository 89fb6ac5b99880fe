package muster.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleEvent;
import muster.lifecycle.LifecycleView;
import muster.lifecycle.State;
import muster.provisioning.Errands.Errand;
import muster.registry.Handovers;
import muster.registry.Registry;
import muster.registry.Shelf;
import muster.shared.ActivationId;
import muster.shared.Refused;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class ActivationsTest {

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Errands errands;

    @Autowired
    Activations activations;

    @Autowired
    Passes passes;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Registry registry;

    @Autowired
    Handovers handovers;

    @Autowired
    JdbcClient jdbc;

    @Test
    void every_step_of_a_life_has_its_reason() {
        var errand = errands.errand();
        errands.active(errand);
        int number = world.as(
                cast.sam(),
                () -> jdbc.sql("select number from provisioning.job where id = :id")
                        .param("id", errand.job().value())
                        .query(Integer.class)
                        .single());
        assertThat(world.as(
                        cast.sam(),
                        () -> lifecycle.of(errand.device(), cast.sam()).history()))
                .extracting(LifecycleView.Move::reason)
                .containsExactly(
                        "Every line of the contract holds, but for 6 that were let pass",
                        "First use of its own credential",
                        "Job " + number);
    }

    @Test
    void a_line_that_holds_or_does_not_exist_is_not_let_pass() {
        var errand = errands.errand();
        var id = errands.claim(errand);
        refused("provisioning.pass.holds", () -> pass(id, Check.PLACE));
        assertThat(world.as(cast.sam(), () -> passes.ever(errand.device()))).isEmpty();

        // this model has no lamp to show itself by, hence no such line
        var blind = errands.errand(errands.installer(), new Shelf(registry, handovers).take(cast.sam()));
        var other = errands.claim(blind);
        refused("provisioning.pass.no-such-line", () -> pass(other, Check.COMMAND));
        assertThat(world.as(cast.sam(), () -> passes.ever(blind.device()))).isEmpty();
    }

    @Test
    void what_was_seen_once_is_noted_once_and_by_whom() {
        var errand = errands.errand();
        var id = errands.connected(errand);
        errands.answered(id);
        for (int tap = 0; tap < 3; tap++) {
            ActorContext.run(errand.installer(), () -> activations.seen(id, errand.installer()));
        }
        ActorContext.run(cast.sam(), () -> activations.seen(id, cast.sam()));
        assertThat(errands.audited(errand, "device.seen")).isEqualTo(1);
        assertThat(errands.view(cast.sam(), id).checklist().line(Check.COMMAND))
                .extracting(Line::state, Line::arguments)
                .containsExactly(Line.State.MET, List.of(errand.installer().name()));
    }

    @Test
    void an_installers_own_transaction_hides_nothing_from_the_contract() {
        var errand = errands.errand();
        var id = errands.connected(errand);
        var inside = world.as(errand.installer(), () -> activations.of(id));
        assertThat(inside.checklist().line(Check.CREDENTIAL).state()).isEqualTo(Line.State.MET);
        assertThat(inside.checklist().lines())
                .isEqualTo(errands.view(cast.sam(), id).checklist().lines());
    }

    @Test
    void after_a_quarantine_everything_is_proved_and_let_pass_again_and_what_was_stays() {
        var errand = errands.errand();
        var id = errands.active(errand);
        var first = evidence(id, 1);
        assertThat(first).hasSize(8);
        assertThat(errands.view(cast.sam(), id).checklist().excused()).isEqualTo(6);

        move(errand, LifecycleEvent.QUARANTINE);
        move(errand, LifecycleEvent.CLEAR);
        assertThat(errands.view(cast.sam(), id).checklist().excused()).isZero();
        assertThat(errands.stateOf(errand)).isEqualTo(State.ACTIVATING);
        errands.letAllPass(id);

        assertThat(errands.stateOf(errand)).isEqualTo(State.ACTIVE);
        assertThat(evidence(id, 1)).isEqualTo(first);
        assertThat(evidence(id, 2)).hasSize(8);
        assertThat(evidence(id, 2).get("LINK")).isAfter(first.get("LINK"));
        assertThat(world.as(cast.sam(), () -> passes.ever(errand.device())))
                .filteredOn(pass -> pass.line() == Check.LINK)
                .hasSize(2);
        // the receipt shows the newest
        assertThat(errands.view(errand.installer(), id)
                        .checklist()
                        .line(Check.LINK)
                        .at())
                .isEqualTo(lineAt(id, 2, "LINK"));
    }

    @Test
    void a_device_is_asked_to_show_itself_only_when_it_can_be() {
        var errand = errands.errand();
        var id = errands.claim(errand);
        assertThat(errands.view(errand.installer(), id).askable()).isFalse();
        refused("provisioning.identify.not-now", () -> identify(id, errand.installer()));
        errands.connect(errand);
        assertThat(errands.view(errand.installer(), id).askable()).isTrue();
        identify(id, errand.installer());
    }

    private ActivationId identify(ActivationId id, Actor actor) {
        ActorContext.run(actor, () -> activations.identify(id, actor));
        return id;
    }

    private ActivationId pass(ActivationId id, Check check) {
        ActorContext.run(cast.sam(), () -> activations.letPass(id, check, "because", cast.sam()));
        return id;
    }

    /** When each line of a run was judged. */
    private Map<String, Instant> evidence(ActivationId id, int run) {
        return Objects.requireNonNull(world.as(
                cast.sam(),
                () -> jdbc
                        .sql(
                                "select line, judged_at from provisioning.evidence where activation_id = :id and run = :run")
                        .param("id", id.value())
                        .param("run", run)
                        .query((row, number) -> Map.entry(
                                row.getString("line"),
                                row.getTimestamp("judged_at").toInstant()))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))));
    }

    private Instant lineAt(ActivationId id, int run, String line) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("""
                        select at from provisioning.evidence where activation_id = :id and run = :run and line = :line
                        """)
                        .param("id", id.value())
                        .param("run", run)
                        .param("line", line)
                        .query((row, number) -> row.getTimestamp("at").toInstant())
                        .single());
    }

    private void move(Errand errand, LifecycleEvent event) {
        world.as(cast.olga(), () -> lifecycle.move(errand.device(), event, "a test", cast.olga()));
    }

    private static void refused(String key, Supplier<?> act) {
        assertThatThrownBy(act::get)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
