package muster.provisioning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the contract as it stands.
 *
 * @param said message key of the evidence, below {@code provisioning.evidence}
 * @param arguments what the evidence names
 * @param at when the fact was established, null while there is none
 * @param advice message key of what to do, below {@code provisioning.advice}; null when there is nothing to do
 * @param due when it fails if nothing comes until then, null while it waits for no hour
 */
public record Line(
        Check check,
        State state,
        String said,
        List<String> arguments,
        @Nullable Instant at,
        @Nullable String advice,
        @Nullable Instant due) {

    /** How a line stands. */
    public enum State {
        MET,
        WAITING,
        FAILED,
        EXCUSED
    }

    static Line met(Check check, String said, @Nullable Instant at, Object... arguments) {
        return line(check, State.MET, said, at, null, arguments);
    }

    static Line waiting(Check check, String said, @Nullable Instant at, Object... arguments) {
        return line(check, State.WAITING, said, at, check + "." + said, arguments);
    }

    static Line failed(Check check, String said, @Nullable Instant at, Object... arguments) {
        return line(check, State.FAILED, said, at, check + "." + said, arguments);
    }

    private static Line line(
            Check check, State state, String said, @Nullable Instant at, @Nullable String advice, Object... arguments) {
        var texts = List.of(arguments).stream().map(String::valueOf).toList();
        return new Line(check, state, said, texts, at, advice, null);
    }

    Line until(@Nullable Instant moment) {
        return new Line(check, state, said, arguments, at, advice, moment);
    }

    /** Nothing can be done about it before another line holds. */
    Line after(Check other) {
        return new Line(check, state, said, arguments, at, "after." + other, null);
    }

    Line excused(Pass pass) {
        return new Line(check, State.EXCUSED, "excused", List.of(pass.byName(), pass.reason()), pass.at(), null, null);
    }

    public boolean isSettled() {
        return state == State.MET || state == State.EXCUSED;
    }

    public String titleKey() {
        return "provisioning.check." + check;
    }

    public String evidenceKey() {
        return "provisioning.evidence." + (state == State.EXCUSED ? said : check + "." + said);
    }

    /** What fills the gaps of its evidence and its advice. */
    public List<Object> words() {
        return LineWords.of(this);
    }

    public @Nullable String adviceKey() {
        return advice == null ? null : "provisioning.advice." + advice;
    }
}
