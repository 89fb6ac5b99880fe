package muster.benchmark;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import muster.access.ActorContext;
import muster.registry.Registration;
import muster.registry.Registry;
import muster.support.Cast;
import org.springframework.boot.test.context.TestComponent;

/** Registers lists as a person does, and beside each the same rows without any check, in turn. */
@TestComponent
public class Registering {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Registry registry;
    private final BareRows bare;
    private final Cast cast;

    Registering(Registry registry, BareRows bare, Cast cast) {
        this.registry = registry;
        this.bare = bare;
        this.cast = cast;
    }

    /**
     * Medians in ms.
     *
     * @param devices how many of a list stand in every table afterwards, in the worst of all runs
     */
    record Outcome(double registered, double bare, long devices) {

        double ratio() {
            return registered / bare;
        }
    }

    /** The devices of each run are new ones. */
    Outcome run(int devices, int warmUps, int runs) {
        return ActorContext.<Outcome, RuntimeException>call(cast.sam(), () -> {
            IntStream.range(0, warmUps).forEach(each -> once(devices));
            var all = IntStream.range(0, runs).mapToObj(each -> once(devices)).toList();
            return new Outcome(
                    median(all.stream().map(Outcome::registered).toList()),
                    median(all.stream().map(Outcome::bare).toList()),
                    all.stream().mapToLong(Outcome::devices).min().orElse(0));
        });
    }

    private Outcome once(int devices) {
        var wish = list(devices);
        var start = System.nanoTime();
        var handover = registry.register(wish, cast.sam());
        var registered = System.nanoTime() - start;
        var kept = Collections.min(bare.counts(handover.batch()));
        var inserted = bare.insert(new BareRows.Rows(handover.batch(), list(devices)));
        return new Outcome(registered / 1e6, inserted / 1e6, kept);
    }

    /** Serial numbers as the maker writes them, none of which was there before. */
    private static Registration list(int devices) {
        var prefix = String.format(Locale.ROOT, "C0FE%02X", NUMBER.incrementAndGet());
        var serials = IntStream.range(0, devices)
                .mapToObj(number -> prefix + "%06X".formatted(number))
                .toList();
        return Registration.of("shelly/plus-ht", "SNSN-0013A", "Shelly", LocalDate.of(2026, 11, 2), serials);
    }

    static double median(List<Double> values) {
        var sorted = new ArrayList<>(values);
        sorted.sort(Comparator.naturalOrder());
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
