package muster.catalog;

import java.util.List;

/**
 * A section of the dictionary.
 *
 * @param isTechnical true when it is about the device or for the electrician, and customers are not shown it
 */
public record QuantityGroup(String name, boolean isTechnical, List<Quantity> quantities) {

    /** What packs add, each under its maker's prefix. */
    static final String OWN = "own";

    public QuantityGroup {
        quantities = List.copyOf(quantities);
    }

    /** The key of its label in the messages. */
    public String labelKey() {
        return "catalog.group." + name;
    }
}
