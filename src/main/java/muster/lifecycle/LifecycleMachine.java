package muster.lifecycle;

import java.util.EnumSet;
import java.util.List;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.support.DefaultStateMachineContext;
import reactor.core.publisher.Mono;

/**
 * A Spring state machine built from the table. It answers where an event would lead and remembers nothing: it is reset
 * for each question. Not for two threads at once.
 */
final class LifecycleMachine {

    private static final String FACTS = "facts";

    private final StateMachine<State, LifecycleEvent> machine;

    LifecycleMachine(List<Transition> rows) {
        try {
            machine = build(rows);
        } catch (Exception broken) {
            throw new IllegalStateException("no machine can be built from the table", broken);
        }
    }

    private static StateMachine<State, LifecycleEvent> build(List<Transition> rows) throws Exception {
        var builder = StateMachineBuilder.<State, LifecycleEvent>builder();
        builder.configureStates().withStates().initial(State.REGISTERED).states(EnumSet.allOf(State.class));
        var transitions = builder.configureTransitions();
        for (var row : rows) {
            transitions
                    .withExternal()
                    .source(row.from())
                    .event(row.event())
                    .target(row.to())
                    .guard(context -> context.getMessageHeader(FACTS) instanceof LifecycleFacts facts
                            && row.requires().isMetBy(facts));
        }
        return builder.build();
    }

    /**
     * The state after the event; the same state when there is no such move or its requirement is not met. The
     * library's own result is of no use here: it says ACCEPTED for a guard that refuses or throws.
     */
    State ask(State from, LifecycleEvent event, LifecycleFacts facts) {
        machine.stopReactively().block();
        machine.getStateMachineAccessor()
                .doWithAllRegions(region -> region.resetStateMachineReactively(
                                new DefaultStateMachineContext<>(from, null, null, null))
                        .block());
        machine.startReactively().block();
        var message = MessageBuilder.withPayload(event).setHeader(FACTS, facts).build();
        machine.sendEvent(Mono.just(message)).blockLast();
        return machine.getState().getId();
    }
}
