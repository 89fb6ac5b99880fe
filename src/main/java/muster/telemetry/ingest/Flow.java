package muster.telemetry.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** Counts what this instance takes in, since it started and in the last minute. */
@Component
public class Flow {

    private static final int SECONDS = 60;

    private final LongAdder messages = new LongAdder();
    private final LongAdder values = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final long[] valuesBySecond = new long[SECONDS];
    private long newest;

    /**
     * So far.
     *
     * @param valuesPerSecond the mean of the last minute
     */
    public record Sum(long messages, long values, long rejected, double valuesPerSecond) {}

    void count(BatchWriter.Taken taken, Instant now) {
        messages.add(taken.messages());
        values.add(taken.values());
        rejected.add(taken.rejected());
        synchronized (valuesBySecond) {
            turnTo(now.getEpochSecond());
            valuesBySecond[place(newest)] += taken.values();
        }
    }

    /** What was counted, as of now. */
    public Sum sum(Instant now) {
        synchronized (valuesBySecond) {
            turnTo(now.getEpochSecond());
            long lately = 0;
            for (var second : valuesBySecond) {
                lately += second;
            }
            return new Sum(
                    messages.sum(),
                    values.sum(),
                    rejected.sum(),
                    lately / (double) Duration.ofSeconds(SECONDS).toSeconds());
        }
    }

    private void turnTo(long second) {
        for (var passed = Math.max(newest + 1, second - SECONDS + 1); passed <= second; passed++) {
            valuesBySecond[place(passed)] = 0;
        }
        newest = Math.max(newest, second);
    }

    private static int place(long second) {
        return Math.floorMod(second, SECONDS);
    }
}
