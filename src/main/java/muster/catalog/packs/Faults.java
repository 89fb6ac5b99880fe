package muster.catalog.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import muster.catalog.PackBroken;
import org.jspecify.annotations.Nullable;

/** What was found wrong with one pack so far, so that its author is told all of it at once. */
final class Faults {

    private final List<PackBroken> found = new ArrayList<>();

    /** Null when it failed; the fault is kept. */
    <T> @Nullable T attempt(Supplier<T> part) {
        try {
            return part.get();
        } catch (PackBroken broken) {
            found.add(broken);
            return null;
        }
    }

    void run(Runnable part) {
        try {
            part.run();
        } catch (PackBroken broken) {
            found.add(broken);
        }
    }

    void add(PackBroken fault) {
        found.add(fault);
    }

    boolean areNone() {
        return found.isEmpty();
    }

    List<PackBroken> all() {
        return List.copyOf(found);
    }
}
