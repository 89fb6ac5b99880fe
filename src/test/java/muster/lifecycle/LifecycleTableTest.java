package muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import muster.access.Actor;
import muster.access.Role;
import muster.shared.UserId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LifecycleTableTest {

    private static final LifecycleFacts ALL = new LifecycleFacts(EnumSet.allOf(Fact.class));

    @Test
    void every_state_and_event_lead_where_the_table_says_when_requirements_are_met() {
        var engine = new LifecycleEngine();
        for (var state : State.values()) {
            for (var event : LifecycleEvent.values()) {
                assertThat(engine.take(state, event, ALL))
                        .as("%s on %s", state, event)
                        .isEqualTo(LifecycleTable.row(state, event));
            }
        }
    }

    @Test
    void a_requirement_that_says_no_holds_every_device_where_it_is() {
        leadsNowhere(new LifecycleEngine(withRequirement(facts -> false)));
    }

    @Test
    void a_requirement_that_throws_holds_every_device_where_it_is_and_breaks_no_later_answer() {
        leadsNowhere(new LifecycleEngine(withRequirement(facts -> {
            throw new IllegalStateException("a guard that throws");
        })));
    }

    @Test
    void without_any_fact_only_moves_without_requirement_are_open() {
        var engine = new LifecycleEngine();
        for (var row : LifecycleTable.ROWS) {
            var expected = row.requires().equals(Requirement.NOTHING) ? Optional.of(row) : Optional.<Transition>empty();
            assertThat(engine.take(row.from(), row.event(), LifecycleFacts.of()))
                    .isEqualTo(expected);
        }
    }

    @Test
    void every_cell_is_open_to_whom_its_row_names_and_to_an_administrator_where_it_is_to_operations() {
        for (var state : State.values()) {
            for (var event : LifecycleEvent.values()) {
                var row = LifecycleTable.row(state, event);
                var cell = state + " on " + event;
                assertThat(may(row, Role.ADMINISTRATOR)).as(cell).isEqualTo(may(row, Role.OPERATIONS));
                assertThat(may(row, Role.CUSTOMER)).as(cell).isFalse();
                assertThat(may(row, Role.INSTALLER))
                        .as(cell)
                        .isEqualTo(row.isPresent() && (event == LifecycleEvent.CLAIM || event == LifecycleEvent.UNDO));
            }
        }
    }

    private static boolean may(Optional<Transition> row, Role role) {
        var person = Actor.person(UserId.next(), "Somebody", role, null, null);
        return row.filter(cell -> cell.allows(Doer.of(person))).isPresent();
    }

    @Test
    void a_state_and_an_event_name_one_row_at_most() {
        assertThat(LifecycleTable.ROWS.stream().map(row -> row.from() + " " + row.event()))
                .doesNotHaveDuplicates();
    }

    @Test
    void retired_is_the_end_and_every_other_state_leads_on() {
        for (var state : State.values()) {
            assertThat(LifecycleTable.from(state).isEmpty()).as("%s", state).isEqualTo(state == State.RETIRED);
        }
    }

    @Test
    void machines_answer_many_threads_at_once() {
        var engine = new LifecycleEngine();
        var answers = java.util.stream.IntStream.range(0, 500)
                .parallel()
                .mapToObj(i -> LifecycleTable.ROWS.get(i % LifecycleTable.ROWS.size()))
                .filter(row -> engine.take(row.from(), row.event(), ALL).equals(Optional.of(row)))
                .count();
        assertThat(answers).isEqualTo(500);
    }

    private static void leadsNowhere(LifecycleEngine engine) {
        for (var state : State.values()) {
            for (var event : LifecycleEvent.values()) {
                assertThat(engine.take(state, event, ALL))
                        .as("%s on %s", state, event)
                        .isEmpty();
            }
        }
    }

    private static List<Transition> withRequirement(Predicate<LifecycleFacts> question) {
        var requirement = new Requirement("TESTED", false, question);
        return LifecycleTable.ROWS.stream()
                .map(row -> new Transition(row.from(), row.event(), row.to(), requirement, row.door(), row.allowedTo()))
                .toList();
    }
}
