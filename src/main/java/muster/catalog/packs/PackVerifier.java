package muster.catalog.packs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import muster.catalog.Address;
import muster.catalog.DeviceModel;
import muster.catalog.Dictionary;
import muster.catalog.Example;
import muster.catalog.Mapping;
import muster.catalog.PackBroken;
import org.jspecify.annotations.Nullable;

/** Runs the examples of a pack, as tests do and as every start does. */
public final class PackVerifier {

    private final Dictionary dictionary;

    public PackVerifier(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** One sentence for each example that fails, none when the pack keeps its word. */
    public List<PackBroken> failuresOf(DeviceModel model) {
        var failures = new ArrayList<PackBroken>();
        for (var place = 0; place < model.examples().size(); place++) {
            var example = model.examples().get(place);
            var key = "examples[" + place + "]";
            new ExampleRun(dictionary, model, example)
                    .fault()
                    .ifPresent(fault -> failures.add(new PackBroken(model.origin(), example.line(), key, fault)));
        }
        model.mappings().stream()
                .flatMap(mapping -> unproven(mapping, model))
                .map(fault -> new PackBroken(model.origin(), 0, "examples", fault))
                .forEach(failures::add);
        return failures;
    }

    /** What no example of a mapping shows. */
    private static Stream<String> unproven(Mapping mapping, DeviceModel model) {
        var shown = model.examples().stream()
                .filter(example -> model.mapping(example.hardware(), example.firmware(), example.heardOn())
                        .filter(mapping::equals)
                        .isPresent())
                .toList();
        if (shown.isEmpty()) {
            return Stream.of("expected an example for " + nameOf(mapping) + ", found none");
        }
        var lacking = new ArrayList<String>();
        if (mapping.envelope().clock() != null
                && lacks(shown, example -> example.said().time())) {
            lacking.add("time");
        }
        if (mapping.envelope().sequence() != null
                && lacks(shown, example -> example.said().sequence())) {
            lacking.add("sequence");
        }
        if (mapping.envelope().firmware() != null
                && lacks(shown, example -> example.said().firmware())) {
            lacking.add("reports_firmware");
        }
        return lacking.stream()
                .map(key -> "expected an example for " + nameOf(mapping) + " that says its " + key + ", found none");
    }

    private static boolean lacks(List<Example> examples, Function<Example, @Nullable Object> said) {
        return examples.stream().map(said).allMatch(Objects::isNull);
    }

    private static String nameOf(Mapping mapping) {
        var firmware = "firmware " + mapping.firmware();
        var topics = mapping.address().topics();
        return mapping.address().equals(Address.OWN)
                ? firmware
                : firmware + " on "
                        + String.join(", ", topics.stream().map(String::valueOf).toList());
    }
}
