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

    /** All values that nobody taught Muster, in the order of the payload. */
    List<UnknownField> unknownIn(Json payload) {
        var unknown = new ArrayList<UnknownField>();
        collect(payload, root, "", unknown);
        return unknown;
    }

    /** Every value of a payload with its place, as far as they are named; none of what cannot be read. */
    public static List<UnknownField> all(byte[] payload) {
        try {
            return new KnownFields(List.of()).unknownIn(Payload.parse(payload));
        } catch (Payload.PayloadRefused refused) {
            return List.of();
        }
    }

    /** True when something at this place, or over it, is known. */
    boolean knows(ValuePath path) {
        @Nullable Branch here = root;
        for (var step : path.steps()) {
            here = here.children.get(step);
            if (here == null) {
                return false;
            }
            if (here.isKnown) {
                return true;
            }
        }
        return false;
    }

    private static void collect(Json value, @Nullable Branch known, String path, List<UnknownField> unknown) {
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
            default -> unknown.add(new UnknownField(path, value));
        }
    }

    /** The text of a path is only made where something unknown may follow. */
    private static void step(Json value, @Nullable Branch known, String path, Object step, List<UnknownField> unknown) {
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
