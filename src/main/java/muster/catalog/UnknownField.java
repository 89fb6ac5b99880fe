package muster.catalog;

import java.util.OptionalDouble;

/** A field that nobody taught Muster: where it stands in the payload, and what it says. */
public record UnknownField(String path, Json value) {

    /** Empty when it is no number that an instrument sends. */
    public OptionalDouble number() {
        var number = value instanceof Json.Items || value instanceof Json.Members ? null : Decimals.of(value);
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number.doubleValue());
    }

    /** What JSON calls it: {@code number}, {@code text}, {@code truth} or {@code nothing}. */
    public String sort() {
        return switch (value) {
            case Json.NumberText number -> "number";
            case Json.Text text -> "text";
            case Json.Truth truth -> "truth";
            default -> "nothing";
        };
    }
}
