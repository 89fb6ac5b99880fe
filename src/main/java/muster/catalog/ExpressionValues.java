package muster.catalog;

import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between our JSON and the library's plain objects. */
final class ExpressionValues {

    private static final BigDecimal LARGEST_WHOLE = BigDecimal.valueOf(Integer.MAX_VALUE);

    private ExpressionValues() {}

    static @Nullable Object toJava(Json json) {
        return switch (json) {
            case Json.Members object -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                object.members().forEach((name, member) -> map.put(name, toJava(member)));
                yield map;
            }
            case Json.Items list -> {
                var items = new ArrayList<@Nullable Object>();
                list.items().forEach(item -> items.add(toJava(item)));
                yield items;
            }
            case Json.NumberText number -> number(number);
            case Json.Text text -> text.text();
            case Json.Truth truth -> truth.isTrue();
            case Json.Nothing nothing -> null;
        };
    }

    /** A number that no instrument sends is nothing to reckon with. */
    private static @Nullable Object number(Json.NumberText text) {
        var number = Decimals.of(text);
        if (number == null) {
            return null;
        }
        var isWhole = number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(LARGEST_WHOLE) <= 0;
        return isWhole ? (Object) number.intValue() : (Object) number.doubleValue();
    }

    /** A value, or a list of values; null when there is nothing. */
    static @Nullable Json toJson(@Nullable Object result) {
        return switch (result) {
            case null -> null;
            case Number number -> new Json.NumberText(number.toString());
            case String text -> new Json.Text(text);
            case Boolean truth -> new Json.Truth(truth);
            case List<?> list -> new Json.Items(items(list));
            case Map<?, ?> map -> Payload.NOTHING;
            default -> result.equals(Jsonata.NULL_VALUE) ? new Json.Nothing() : Payload.NOTHING;
        };
    }

    private static List<Json> items(List<?> list) {
        var items = new ArrayList<Json>();
        for (var item : list) {
            var value = item instanceof List<?> || item instanceof Map<?, ?> ? null : toJson(item);
            items.add(value == null ? new Json.Nothing() : value);
        }
        return items;
    }
}
