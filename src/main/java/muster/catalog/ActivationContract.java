package muster.catalog;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a device of a model must show before it is ACTIVE.
 *
 * @param firmware which firmware is allowed for each hardware revision of the model
 * @param require how many accepted readings of each quantity must arrive
 * @param within the window in which they are counted
 * @param firstReading how soon after the connection the first reading is expected
 * @param link null when the link's quality does not matter, as with a cable
 * @param configurationAcknowledged true when the device must say that it took the expected configuration
 * @param identify true when the installer must see the device show itself
 */
public record ActivationContract(
        SequencedMap<String, FirmwareRange> firmware,
        SequencedMap<String, Integer> require,
        Duration within,
        Duration firstReading,
        @Nullable LinkMinimum link,
        boolean configurationAcknowledged,
        boolean identify) {

    /** The firmware allowed for a hardware revision; empty for a revision that the model does not have. */
    public Optional<FirmwareRange> firmwareFor(String hardware) {
        return Optional.ofNullable(firmware.get(hardware));
    }

    public boolean allows(String hardware, FirmwareVersion version) {
        return firmwareFor(hardware).filter(range -> range.contains(version)).isPresent();
    }

    /** How many readings are still to come, by quantity; empty when enough have arrived. */
    public SequencedMap<String, Integer> missing(Map<String, Integer> accepted) {
        var missing = new LinkedHashMap<String, Integer>();
        require.forEach((quantity, wanted) -> {
            var lacking = wanted - accepted.getOrDefault(quantity, 0);
            if (lacking > 0) {
                missing.put(quantity, lacking);
            }
        });
        return missing;
    }

    public boolean isMetBy(Map<String, Integer> accepted) {
        return missing(accepted).isEmpty();
    }
}
