package muster.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a payload and how it is taken out.
 *
 * @param from where it stands; more than one place only for an expression, which reads them all
 * @param bits null when the whole value is meant
 * @param expression null unless paths are not enough
 * @param under what the expression sees as its input; null when that is the whole payload
 */
public record Pick(
        List<ValuePath> from,
        @Nullable BitField bits,
        @Nullable Expression expression,
        @Nullable ValuePath under) {

    public Pick {
        from = List.copyOf(from);
    }

    public static Pick at(ValuePath path) {
        return new Pick(List.of(path), null, null, null);
    }

    /** Null when nothing stands there. */
    @Nullable
    Json in(Json.Members payload) throws Unreadable {
        return expression != null ? evaluated(payload, expression) : taken(payload);
    }

    private @Nullable Json taken(Json.Members payload) throws Unreadable {
        var found = from.getFirst().in(payload);
        return found == null || bits == null ? found : bits.in(found);
    }

    private @Nullable Json evaluated(Json.Members payload, Expression reckoned) throws Unreadable {
        if (from.stream().allMatch(path -> path.in(payload) == null)) {
            return null;
        }
        var input = under == null ? payload : under.in(payload);
        return input == null ? null : reckoned.of(input);
    }
}
