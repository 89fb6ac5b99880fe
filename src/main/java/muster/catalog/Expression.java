package muster.catalog;

import com.dashjoin.jsonata.Jsonata;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSONata expression out of a pack, which can never run long: short, without what cannot be counted, every step of it
 * counted, timed and weighed.
 *
 * <p>The library's own Timebox looks at the clock between the steps and at nothing else: one step may still double a
 * text forty times. {@link ExpressionBudget} looks at what each step made, too.
 */
public final class Expression {

    static final int LONGEST = 300;

    /** Collecting garbage or compiling is not the expression's fault, so one that ran out of time is tried once more. */
    private static final int TRIES = 2;

    static {
        warmUp();
    }

    private final String text;
    private final Jsonata compiled;

    /** The library's first steps in a process are slow, and must not be counted against the first message. */
    private static void warmUp() {
        var some = Jsonata.jsonata("($v := list[a > 1].a; $sum($v) / $count(list) + ($string(b) = 'x' ? 1 : -c))");
        for (var round = 0; round < 30; round++) {
            some.evaluate(Map.of("list", List.of(Map.of("a", 1), Map.of("a", 2)), "b", "x", "c", 1));
        }
    }

    private Expression(String text, Jsonata compiled) {
        this.text = text;
        this.compiled = compiled;
    }

    /** Refuses what is no expression, or may not stand in one, with an {@link IllegalArgumentException}. */
    public static Expression of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("more than " + LONGEST + " characters");
        }
        ExpressionText.check(text);
        return new Expression(text, compile(text));
    }

    private static Jsonata compile(String text) {
        try {
            var compiled = Jsonata.jsonata(text);
            // a result with nulls is looked at before the library walks through it
            compiled.setOutputConvertNulls(false);
            return compiled;
        } catch (RuntimeException broken) {
            throw new IllegalArgumentException("no expression that can be read", broken);
        }
    }

    /** What it makes of a value; null when it has nothing to say. */
    @Nullable
    Json of(Json input) throws Unreadable {
        for (var attempt = 1; ; attempt++) {
            try {
                return attempt(input);
            } catch (ExpressionBudget.OutOfTime late) {
                if (attempt == TRIES) {
                    throw failed(input, late.getMessage());
                }
            }
        }
    }

    private @Nullable Json attempt(Json input) throws Unreadable {
        try {
            var budget = new ExpressionBudget();
            var given = budget.give(input);
            var frame = compiled.createFrame();
            frame.setEvaluateEntryCallback((step, value, environment) -> budget.enter());
            frame.setEvaluateExitCallback((step, value, environment, result) -> budget.leave(result));
            return ExpressionValues.toJson(compiled.evaluate(given, frame));
        } catch (ExpressionBudget.OutOfTime late) {
            throw late;
        } catch (RuntimeException broken) {
            // the library answers nonsense with exceptions of every kind
            throw failed(input, broken.getMessage());
        }
    }

    private Unreadable failed(Json input, @Nullable String why) {
        var reason = why == null ? "it cannot be reckoned" : Payload.shorten(why);
        return new Unreadable(RejectionReason.EXPRESSION_FAILED, input.raw(), reason);
    }

    @Override
    public String toString() {
        return text;
    }
}
