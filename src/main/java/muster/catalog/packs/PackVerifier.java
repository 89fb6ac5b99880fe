package muster.catalog.packs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import muster.catalog.DeviceModel;
import muster.catalog.Dictionary;
import muster.catalog.Example;
import muster.catalog.PackBroken;
import muster.catalog.Reading;
import muster.catalog.Readings;
import muster.catalog.Rejected;
import muster.catalog.Units;
import org.jspecify.annotations.Nullable;

/** Runs the examples of a pack, as tests do and as every start does. */
public final class PackVerifier {

    private static final double TOLERANCE = 1e-9;

    private final Dictionary dictionary;

    public PackVerifier(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** One sentence for each example that fails, none when the pack keeps its word. */
    public List<PackBroken> failuresOf(DeviceModel model) {
        var failures = new ArrayList<PackBroken>();
        for (var place = 0; place < model.examples().size(); place++) {
            var example = model.examples().get(place);
            var fault = faultOf(model, example);
            if (fault != null) {
                failures.add(new PackBroken(model.origin(), example.line(), "examples[" + place + "]", fault));
            }
        }
        failures.addAll(unproven(model));
        return failures;
    }

    private static List<PackBroken> unproven(DeviceModel model) {
        return model.mappings().stream()
                .filter(mapping -> model.examples().stream()
                        .noneMatch(example -> model.mapping(example.hardware(), example.firmware())
                                .filter(mapping::equals)
                                .isPresent()))
                .map(mapping -> new PackBroken(
                        model.origin(),
                        0,
                        "examples",
                        "expected an example for firmware " + mapping.firmware() + ", found none"))
                .toList();
    }

    private @Nullable String faultOf(DeviceModel model, Example example) {
        var readings = read(model, example);
        var accepted = new LinkedHashMap<String, Reading>();
        readings.accepted().forEach(reading -> accepted.put(reading.quantity(), reading));
        for (var expected : example.expect().entrySet()) {
            var found = accepted.get(expected.getKey());
            if (found == null || !says(expected.getKey(), expected.getValue(), found)) {
                return "expected " + expected.getKey() + " " + expected.getValue() + ", found "
                        + (found == null
                                ? instead(readings, expected.getKey())
                                : found.word() != null ? found.word() : found.value() + " " + found.unit());
            }
        }
        return surprise(example, readings);
    }

    private static Readings read(DeviceModel model, Example example) {
        return example.hardware() == null
                ? model.read(example.firmware(), example.payload())
                : model.read(
                        example.hardware(),
                        example.firmware(),
                        example.payload().getBytes(StandardCharsets.UTF_8));
    }

    private static String instead(Readings readings, String quantity) {
        return readings.rejected().stream()
                .filter(rejected ->
                        rejected.quantity() == null || rejected.quantity().equals(quantity))
                .findFirst()
                .map(rejected -> rejected.reason().words() + " (" + rejected.detail() + ")")
                .orElse("none");
    }

    private boolean says(String quantity, String expected, Reading found) {
        if (found.word() != null) {
            return found.word().equals(expected);
        }
        var parts = expected.strip().split("\\s+", 2);
        var unit = parts.length == 2 ? parts[1] : "1";
        var canonical = dictionary.find(quantity).map(known -> known.unit()).orElse(unit);
        return number(parts[0])
                .flatMap(value -> Units.conversion(unit, canonical).map(conversion -> conversion.apply(value)))
                .filter(value -> Math.abs(value - found.value()) <= TOLERANCE * Math.max(1, Math.abs(value)))
                .isPresent();
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException words) {
            return Optional.empty();
        }
    }

    /** Whatever the example does not mention must not happen. */
    private static @Nullable String surprise(Example example, Readings readings) {
        var rejected = new LinkedHashMap<String, Rejected>();
        readings.rejected()
                .forEach(one -> rejected.put(Objects.requireNonNullElse(one.quantity(), Example.PAYLOAD), one));
        for (var expected : example.reject().entrySet()) {
            var found = rejected.get(expected.getKey());
            if (found == null || found.reason() != expected.getValue()) {
                return "expected " + expected.getKey() + " rejected as "
                        + expected.getValue().words() + ", found "
                        + (found == null ? "none rejected" : found.reason().words() + " (" + found.detail() + ")");
            }
        }
        for (var reading : readings.accepted()) {
            if (!example.expect().containsKey(reading.quantity())) {
                return "expected no " + reading.quantity() + ", found " + reading.value() + " " + reading.unit();
            }
        }
        for (var found : rejected.entrySet()) {
            if (!example.reject().containsKey(found.getKey())) {
                return "expected " + found.getKey() + " accepted or absent, found "
                        + found.getValue().reason().words() + " ("
                        + found.getValue().detail() + ")";
            }
        }
        return unknownFields(example, readings);
    }

    private static @Nullable String unknownFields(Example example, Readings readings) {
        var expected = new LinkedHashSet<>(example.unknown());
        var found = new LinkedHashSet<>(readings.unknown());
        return expected.equals(found)
                ? null
                : "expected the unknown fields " + named(expected) + ", found " + named(found);
    }

    private static String named(Set<String> paths) {
        return paths.isEmpty() ? "none" : String.join(", ", paths);
    }

    /** Refuses the first pack that does not keep its word. */
    void verify(DeviceModel model) {
        failuresOf(model).stream().findFirst().ifPresent(failure -> {
            throw failure;
        });
    }
}
