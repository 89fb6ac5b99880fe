package muster.catalog;

import java.util.Locale;

/** What sort of value a quantity has. */
public enum QuantityKind {
    /** A number that goes up and down: temperature. */
    MEASURE,
    /** A number that only grows, until it is reset or rolls over: energy. */
    COUNTER,
    /** One word of a closed list that holds until the next: on, off. */
    STATE,
    /** One word of a closed list that happened at that moment: a button was pressed. */
    EVENT;

    /** As the dictionary writes it: {@code counter}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isNumber() {
        return this == MEASURE || this == COUNTER;
    }
}
