package muster.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that a mapping reads or ignores, as a tree; whatever stands under one of them is known too. */
public final class KnownFields {

    /** So many unknown fields of one payload are named. */
    public static final int MOST_UNKNOWN = 100;

    private final Branch root = new Branch();

    KnownFields(Collection<ValuePath> paths) {
        paths.forEach(this::add);
    }

    private void add(ValuePath path) {
        var here = root;
        for (var step : path.steps()) {
            here = here.children.computeIfAbsent(step, any -> new Branch());
        }
        here.isKnown = true;
    }

    /** Paths of all values that nobody taught Muster, in the order of the payload. */
    List<String> unknownIn(Json payload) {
        var unknown = new ArrayList<String>();
        collect(payload, root, "", unknown);
        return unknown;
    }

    private static void collect(Json value, @Nullable Branch known, String path, List<String> unknown) {
        if ((known != null && known.isKnown) || unknown.size() >= MOST_UNKNOWN) {
            return;
        }
        switch (value) {
            case Json.Members(Map < String, Json > members) ->
                members.forEach((name, member) -> step(member, known, path, name, unknown));
            case Json.Items(List < Json > items) -> {
                for (var place = 0; place < items.size() && unknown.size() < MOST_UNKNOWN; place++) {
                    step(items.get(place), known, path, place, unknown);
                }
            }
            default -> unknown.add(path);
        }
    }

    /** The text of a path is only made where something unknown may follow. */
    private static void step(Json value, @Nullable Branch known, String path, Object step, List<String> unknown) {
        var branch = known == null ? null : known.at(step, value);
        if ((branch == null || !branch.isKnown) && unknown.size() < MOST_UNKNOWN) {
            collect(value, branch, ValuePath.join(path, step), unknown);
        }
    }

    private static final class Branch {
        private final Map<Object, Branch> children = new HashMap<>();
        private boolean isKnown;

        /** By its place, or by what it says when a path looks for that. */
        @Nullable
        Branch at(Object step, Json value) {
            var here = children.get(step);
            return here != null || !(step instanceof Integer)
                    ? here
                    : children.entrySet().stream()
                            .filter(child -> child.getKey() instanceof ValuePath.Where where && where.fits(value))
                            .findFirst()
                            .map(Map.Entry::getValue)
                            .orElse(null);
        }
    }
}
