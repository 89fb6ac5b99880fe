package muster.catalog;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one evaluation of an expression may take: time, depth, steps, and the size of everything that a step makes. */
final class ExpressionBudget {

    private static final long LONGEST_NANOS = 20_000_000;
    private static final int DEEPEST = 60;
    private static final int MOST_WORK = 100_000;
    private static final int HEAVIEST = 10_000;
    private static final int LETTERS_OF_ONE_WEIGHT = 8;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long began = reckoned();
    private long lookAgainAt = System.nanoTime() + LONGEST_NANOS;
    private final IdentityHashMap<Object, Integer> given = new IdentityHashMap<>();
    private int depth;
    private int work;

    /** The input as the library wants it, weighed once. */
    @Nullable
    Object give(Json input) {
        var value = ExpressionValues.toJava(input);
        weighGiven(value);
        return value;
    }

    void enter() {
        if (++depth > DEEPEST) {
            throw new Exceeded("it goes deeper than " + DEEPEST + " steps");
        }
        spend(1);
    }

    void leave(@Nullable Object result) {
        depth--;
        spend(weigh(result, HEAVIEST));
    }

    private void spend(int more) {
        work += more;
        if (work > MOST_WORK) {
            throw new Exceeded("it takes more than " + MOST_WORK + " steps");
        }
        if (System.nanoTime() - lookAgainAt > 0) {
            var left = LONGEST_NANOS - (reckoned() - began);
            if (left <= 0) {
                throw new OutOfTime();
            }
            lookAgainAt = System.nanoTime() + left;
        }
    }

    /** How long this thread has worked: that the machine was busy elsewhere is not the expression's fault. */
    private static long reckoned() {
        return Thread.currentThread().isVirtual() ? System.nanoTime() : THREADS.getCurrentThreadCpuTime();
    }

    private int weighGiven(@Nullable Object value) {
        var children = value instanceof Map<?, ?> map ? map.values() : value instanceof List<?> list ? list : null;
        if (children == null) {
            return weightOfOne(value);
        }
        var weight = 1;
        for (var child : children) {
            weight += weighGiven(child);
        }
        given.put(value, checked(weight));
        return weight;
    }

    /** With everything below it; what hangs there twice weighs twice, for whoever walks through it walks twice. */
    private int weigh(@Nullable Object value, int most) {
        var known = value == null ? null : given.get(value);
        if (known != null) {
            return known;
        }
        if (value instanceof Map<?, ?> map) {
            return weigh(map.values(), map.size(), most);
        }
        return value instanceof List<?> list ? weigh(list, list.size(), most) : checked(weightOfOne(value));
    }

    private int weigh(Iterable<?> children, int count, int most) {
        var weight = checked(1 + count);
        for (var child : children) {
            weight += weigh(child, most - weight);
            if (weight > most) {
                throw tooHeavy();
            }
        }
        return weight;
    }

    private static int weightOfOne(@Nullable Object value) {
        return value instanceof String text ? 1 + text.length() / LETTERS_OF_ONE_WEIGHT : 1;
    }

    private static int checked(int weight) {
        if (weight > HEAVIEST) {
            throw tooHeavy();
        }
        return weight;
    }

    private static Exceeded tooHeavy() {
        return new Exceeded("it makes too much of the payload");
    }

    /** More than an expression may take. */
    static class Exceeded extends RuntimeException {

        Exceeded(String what) {
            super(what, null, false, false);
        }
    }

    /** Longer than an expression may take. */
    static final class OutOfTime extends Exceeded {

        OutOfTime() {
            super("it takes longer than " + LONGEST_NANOS / 1_000_000 + " ms");
        }
    }
}
