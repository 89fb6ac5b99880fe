package muster.telemetry.inbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import muster.catalog.Quantity;
import muster.telemetry.inbox.Suggestion.Clue;

/** Quantities that keep company: where one of a family is measured, the others are likely. */
final class Neighbours {

    private static final List<Set<String>> FAMILIES = List.of(
            Set.of(
                    "air_temperature",
                    "relative_humidity",
                    "air_pressure",
                    "dew_point",
                    "carbon_dioxide",
                    "volatile_organics"),
            Set.of(
                    "voltage",
                    "current",
                    "active_power",
                    "apparent_power",
                    "reactive_power",
                    "power_factor",
                    "energy_imported",
                    "mains_frequency"),
            Set.of("battery_voltage", "battery_level"),
            Set.of("latitude", "longitude", "altitude", "heading"),
            Set.of("signal_strength", "signal_to_noise"));

    private Neighbours() {}

    static Optional<Clue> clue(Quantity quantity, Evidence field) {
        var plain = quantity.name().replaceAll("_l[123]$", "");
        return FAMILIES.stream()
                .filter(family -> family.contains(plain))
                .findFirst()
                .flatMap(family -> field.siblings().stream()
                        .filter(sibling -> isOf(family, plain, sibling))
                        .findFirst())
                .map(sibling -> Clue.of("telemetry.inbox.clue.beside", 0.6, sibling));
    }

    private static boolean isOf(Set<String> family, String quantity, String sibling) {
        return Names.words(sibling).stream()
                .flatMap(word -> Lexicon.of(word).stream())
                .anyMatch(other -> !other.equals(quantity) && family.contains(other));
    }
}
