package muster.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in a payload: {@code battery.voltage}, {@code em:0.a_voltage}, {@code channels[2].value},
 * {@code params["em:0"].a_voltage}.
 *
 * @param steps a String for a member, an Integer for a place in a list
 */
public record ValuePath(List<Object> steps) {

    private static final Pattern STEP =
            Pattern.compile("\\G(?:\\[(\\d{1,4})]|\\[\"([^\"]{1,100})\"]|(\\.)?([^.\\[\\]\"\\s]{1,100}))");
    private static final Pattern PLAIN = Pattern.compile("[^.\\[\\]\"\\s]{1,100}");
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
            steps.add(step.group(1) != null ? Integer.valueOf(step.group(1)) : name(step.group(2), step.group(4)));
            end = step.end();
        }
        if (steps.isEmpty() || end < text.length()) {
            throw new IllegalArgumentException("not a path: " + text);
        }
        return new ValuePath(steps);
    }

    private static String name(@Nullable String quoted, @Nullable String plain) {
        return quoted != null ? quoted : String.valueOf(plain);
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
        return null;
    }

    static String join(String start, Object step) {
        if (step instanceof Integer place) {
            return start + "[" + place + "]";
        }
        var name = String.valueOf(step);
        if (!PLAIN.matcher(name).matches()) {
            return start + "[\"" + Payload.shorten(name) + "\"]";
        }
        return start.isEmpty() ? name : start + "." + name;
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
