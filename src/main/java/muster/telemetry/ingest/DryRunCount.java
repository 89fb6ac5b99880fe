package muster.telemetry.ingest;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import muster.catalog.Rejected;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;

/** Counts what a lesson would make of the messages of one device at one position, the newest message first. */
final class DryRunCount {

    private final Map<String, Integer> refused = new TreeMap<>();
    private int appear;
    private int move;
    private int vanish;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private @Nullable Double last;
    private @Nullable Instant lastAt;
    private @Nullable Double was;
    private @Nullable String wasUnit;

    void add(@Nullable Value old, @Nullable Value fresh, @Nullable Rejected why) {
        if (old != null && was == null) {
            was = old.value();
            wasUnit = old.source().quantity().unit();
        }
        if (fresh != null) {
            lowest = Math.min(lowest, fresh.value());
            highest = Math.max(highest, fresh.value());
            if (lastAt == null || fresh.at().isAfter(lastAt)) {
                last = fresh.value();
                lastAt = fresh.at();
            }
        }
        if (fresh == null) {
            vanish += old == null ? 0 : 1;
        } else if (old == null) {
            appear++;
        } else if (!isSame(old, fresh)) {
            move++;
        }
        if (why != null) {
            refused.merge(why.reason().name(), 1, Integer::sum);
        }
    }

    private static boolean isSame(Value old, Value fresh) {
        return Double.compare(old.value(), fresh.value()) == 0
                && old.series().quantity().equals(fresh.series().quantity())
                && old.series().channel().equals(fresh.series().channel());
    }

    DryRun.Line line(DeviceId device, @Nullable UUID position) {
        return new DryRun.Line(
                device,
                position,
                appear,
                move,
                vanish,
                lowest,
                highest,
                last,
                lastAt,
                was,
                wasUnit,
                Map.copyOf(refused));
    }
}
