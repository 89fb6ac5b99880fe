package muster.catalog.packs;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceName;
import muster.catalog.Dictionary;
import muster.catalog.Example;
import muster.catalog.Reading;
import muster.catalog.Readings;
import muster.catalog.Rejected;
import muster.catalog.RejectionReason;
import muster.catalog.Units;
import org.jspecify.annotations.Nullable;

/** Runs one example and finds what became of it otherwise than it says. */
final class ExampleRun {

    private static final double TOLERANCE = 1e-9;

    private final Dictionary dictionary;
    private final DeviceModel model;
    private final Example example;
    private final byte[] payload;
    private final Readings readings;
    private final SequencedMap<String, Reading> accepted = new LinkedHashMap<>();
    private final SequencedMap<String, Rejected> rejected = new LinkedHashMap<>();

    ExampleRun(Dictionary dictionary, DeviceModel model, Example example) {
        this.dictionary = dictionary;
        this.model = model;
        this.example = example;
        this.payload = example.payload().getBytes(StandardCharsets.UTF_8);
        this.readings = model.read(example.hardware(), example.firmware(), example.heardOn(), payload);
        readings.accepted().forEach(reading -> accepted.put(reading.key(), reading));
        readings.rejected().forEach(one -> rejected.put(one.key(), one));
    }

    /** Empty when everything is as the example says; whatever it does not mention must not happen. */
    Optional<String> fault() {
        return Stream.<Supplier<Optional<String>>>of(
                        this::otherValue,
                        this::otherReason,
                        this::surprisingValue,
                        this::surprisingRejection,
                        this::otherUnknownFields,
                        this::otherDevice,
                        this::otherImprint)
                .flatMap(check -> check.get().stream())
                .findFirst();
    }

    private Optional<String> otherValue() {
        return example.expect().entrySet().stream()
                .filter(expected -> !isFound(expected.getKey(), expected.getValue()))
                .findFirst()
                .map(expected -> "expected " + expected.getKey() + " " + expected.getValue() + ", found "
                        + foundFor(expected.getKey(), unitOf(expected.getValue())));
    }

    private boolean isFound(String key, String expected) {
        var found = accepted.get(key);
        return found != null && says(expected, found);
    }

    /** A number in the unit in which it is expected, so that the two compare; else in the dictionary's. */
    private String foundFor(String key, @Nullable String unit) {
        var found = accepted.get(key);
        if (found != null && found.word() != null) {
            return found.word();
        }
        if (found != null) {
            return Optional.ofNullable(unit)
                    .flatMap(wanted -> Units.conversion(found.unit(), wanted)
                            .map(conversion -> Units.plain(conversion.apply(found.value())) + " " + wanted))
                    .orElseGet(() -> Units.plain(found.value()) + " " + found.unit());
        }
        return Optional.ofNullable(rejected.get(key))
                .or(() -> Optional.ofNullable(rejected.get(Example.PAYLOAD)))
                .map(ExampleRun::told)
                .orElse("none");
    }

    private static String told(Rejected rejected) {
        return rejected.reason().words() + " (" + rejected.detail() + ")";
    }

    private boolean says(String expected, Reading found) {
        if (found.word() != null) {
            return found.word().equals(expected);
        }
        var unit = unitOf(expected);
        var canonical =
                dictionary.find(found.quantity()).map(known -> known.unit()).orElse(unit);
        return number(expected.strip().split("\\s+", 2)[0])
                .flatMap(value -> Units.conversion(unit, canonical).map(conversion -> conversion.apply(value)))
                .filter(value -> Math.abs(value - found.value()) <= TOLERANCE * Math.max(1, Math.abs(value)))
                .isPresent();
    }

    /** Of a value as an example writes it; what has no unit is a plain number. */
    private static String unitOf(String expected) {
        var parts = expected.strip().split("\\s+", 2);
        return parts.length == 2 ? parts[1] : "1";
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException words) {
            return Optional.empty();
        }
    }

    private Optional<String> otherReason() {
        return example.reject().entrySet().stream()
                .filter(expected -> reasonFor(expected.getKey()) != expected.getValue())
                .findFirst()
                .map(expected -> "expected " + expected.getKey() + " rejected as "
                        + expected.getValue().words() + ", found "
                        + Optional.ofNullable(rejected.get(expected.getKey()))
                                .map(ExampleRun::told)
                                .orElse("none rejected"));
    }

    private @Nullable RejectionReason reasonFor(String key) {
        var found = rejected.get(key);
        return found == null ? null : found.reason();
    }

    private Optional<String> surprisingValue() {
        return accepted.keySet().stream()
                .filter(key -> !example.expect().containsKey(key))
                .findFirst()
                .map(key -> "expected no " + key + ", found " + foundFor(key, null));
    }

    private Optional<String> surprisingRejection() {
        return rejected.entrySet().stream()
                .filter(found -> !example.reject().containsKey(found.getKey()))
                .findFirst()
                .map(found -> "expected " + found.getKey() + " accepted or absent, found " + told(found.getValue()));
    }

    private Optional<String> otherUnknownFields() {
        var expected = new LinkedHashSet<>(example.unknown());
        var found = new LinkedHashSet<>(readings.unknown());
        return expected.equals(found)
                ? Optional.empty()
                : Optional.of("expected the unknown fields " + named(expected) + ", found " + named(found));
    }

    private static String named(Set<String> paths) {
        return paths.isEmpty() ? "none" : String.join(", ", paths);
    }

    private Optional<String> otherDevice() {
        var expected = example.said().device();
        if (expected == null) {
            return Optional.empty();
        }
        var found = model.mapping(example.hardware(), example.firmware(), example.heardOn())
                .flatMap(mapping -> mapping.deviceIn(example.heardOn(), payload))
                .map(DeviceName::text);
        return found.filter(expected::equals).isPresent()
                ? Optional.empty()
                : Optional.of("expected the device " + expected + ", found " + found.orElse("none"));
    }

    private Optional<String> otherImprint() {
        var said = example.said();
        var found = readings.imprint();
        return Stream.of(
                        other("time", said.time(), found.time()),
                        other("sequence", said.sequence(), found.sequence()),
                        other("reported firmware", said.firmware(), found.firmware()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> other(String what, @Nullable Object expected, @Nullable Object found) {
        return expected == null || expected.equals(found)
                ? Optional.empty()
                : Optional.of("expected the " + what + " " + expected + ", found "
                        + Objects.requireNonNullElse(found, "none"));
    }
}
