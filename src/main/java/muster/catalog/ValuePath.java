package muster.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a payload: {@code battery.voltage}, {@code em:0.a_voltage}, {@code channels[2].value},
 * {@code params["em:0"].a_voltage}, {@code probes[id=t1].value}.
 *
 * @param steps a String for a member, an Integer for a place in a list, a {@link Where} for the item of a list that says so
 */
public record ValuePath(List<Object> steps) {

    private static final Pattern STEP =
            Pattern.compile("\\G(?:\\[(\\d{1,4})]|\\[\"([^\"]{1,100})\"]|(\\.)?([^.\\[\\]\"\\s]{1,100})"
                    + "|\\[([A-Za-z_][\\w-]{0,59})=(?:\"([^\"]{1,100})\"|([^\\[\\]\"\\s]{1,100}))])");
    private static final Pattern PLAIN = Pattern.compile("[^.\\[\\]\"\\s]{1,100}");
    private static final Pattern BARE = Pattern.compile("[^\\[\\]\"\\s]{1,100}");
    private static final int LONGEST = 300;

    public ValuePath {
        steps = List.copyOf(steps);
    }

    /** Refuses what is no path with an {@link IllegalArgumentException}. */
    public static ValuePath of(String text) {
        var steps = new ArrayList<Object>();
        var step = STEP.matcher(text);
        var end = 0;
        while (text.length() <= LONGEST && step.find()) {
            if (step.group(4) != null && (step.group(3) == null) != steps.isEmpty()) {
                break;
            }
            steps.add(step(step));
            end = step.end();
        }
        if (steps.isEmpty() || end < text.length()) {
            throw new IllegalArgumentException("not a path: " + text);
        }
        return new ValuePath(steps);
    }

    private static Object step(Matcher found) {
        if (found.group(5) != null) {
            return new Where(found.group(5), name(found.group(6), found.group(7)));
        }
        return found.group(1) != null ? Integer.valueOf(found.group(1)) : name(found.group(2), found.group(4));
    }

    private static String name(@Nullable String quoted, @Nullable String plain) {
        return quoted != null ? quoted : String.valueOf(plain);
    }

    /** This path, and from there the other. */
    public ValuePath then(ValuePath next) {
        return new ValuePath(Stream.concat(steps.stream(), next.steps.stream()).toList());
    }

    /** Null when nothing stands there. */
    @Nullable
    Json in(Json payload) {
        @Nullable Json here = payload;
        for (var step : steps) {
            here = next(here, step);
            if (here == null) {
                return null;
            }
        }
        return here;
    }

    private static @Nullable Json next(Json here, Object step) {
        if (here instanceof Json.Members object && step instanceof String name) {
            return object.members().get(name);
        }
        if (here instanceof Json.Items list && step instanceof Integer place) {
            return place < list.items().size() ? list.items().get(place) : null;
        }
        if (here instanceof Json.Items list && step instanceof Where where) {
            return list.items().stream().filter(where::fits).findFirst().orElse(null);
        }
        return null;
    }

    static String join(String start, Object step) {
        if (step instanceof Integer place) {
            return start + "[" + place + "]";
        }
        if (step instanceof Where where) {
            return start + where;
        }
        var name = String.valueOf(step);
        if (!PLAIN.matcher(name).matches()) {
            return start + "[\"" + Payload.shorten(name) + "\"]";
        }
        return start.isEmpty() ? name : start + "." + name;
    }

    /** The item of a list that has this member with this value. */
    public record Where(String member, String value) {

        boolean fits(Json item) {
            var found = item instanceof Json.Members object ? object.members().get(member) : null;
            return found != null && found.raw().equals(value);
        }

        @Override
        public String toString() {
            return "[" + member + "=" + (BARE.matcher(value).matches() ? value : "\"" + value + "\"") + "]";
        }
    }

    @Override
    public String toString() {
        var text = "";
        for (var step : steps) {
            text = join(text, step);
        }
        return text;
    }
}
