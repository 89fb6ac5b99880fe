package muster.catalog;

import java.util.Map;

/**
 * The payload says itself which unit it speaks.
 *
 * @param from where it says so
 * @param units the maker's word for a unit, and its UCUM code
 */
public record DeclaredUnit(ValuePath from, Map<String, String> units) {

    public DeclaredUnit {
        units = Map.copyOf(units);
    }
}
