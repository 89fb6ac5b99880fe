package muster.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * A channel of a device, and what it measures.
 *
 * @param name as readings carry it: {@code output_1}
 * @param label for people: {@code Output 1}
 */
public record MeasuringChannel(String name, String label, List<String> quantities) {

    /** Whether it measures something of what is expected; where nothing is, it does. */
    public boolean fits(Collection<String> expected) {
        return expected.isEmpty() || !Collections.disjoint(expected, quantities);
    }
}
