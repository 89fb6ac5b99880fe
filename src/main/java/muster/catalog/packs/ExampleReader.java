package muster.catalog.packs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.catalog.Example;
import muster.catalog.RejectionReason;
import org.jspecify.annotations.Nullable;

/** Reads the examples of a pack. */
final class ExampleReader {

    private static final String REASONS = Stream.of(RejectionReason.values())
            .filter(RejectionReason::isOfPayload)
            .map(RejectionReason::words)
            .collect(Collectors.joining(", "));

    private ExampleReader() {}

    static List<Example> read(Entry entry, Faults faults) {
        var examples = new ArrayList<Example>();
        for (var item : entry.someItems()) {
            faults.run(() -> examples.add(example(item)));
        }
        return examples;
    }

    private static Example example(Entry item) {
        var fields = item.fields(
                "hardware",
                "firmware",
                "topic",
                "payload",
                "device",
                "time",
                "sequence",
                "reports_firmware",
                "expect",
                "reject",
                "unknown");
        return new Example(
                item.line(),
                text(fields, "hardware"),
                fields.require("firmware").text(),
                text(fields, "topic"),
                fields.require("payload").text(),
                new Example.Said(
                        text(fields, "device"),
                        fields.find("time").map(ExampleReader::time).orElse(null),
                        fields.find("sequence").map(ExampleReader::sequence).orElse(null),
                        text(fields, "reports_firmware")),
                fields.get("expect", ExampleReader::expected, Map.of()),
                fields.get("reject", ExampleReader::rejected, Map.of()),
                fields.items("unknown").stream().map(Entry::text).toList());
    }

    private static @Nullable String text(Fields fields, String key) {
        return fields.find(key).map(Entry::text).orElse(null);
    }

    private static Instant time(Entry entry) {
        return entry.as("a time such as 2026-11-23T10:00:00Z", Instant::parse);
    }

    private static Long sequence(Entry entry) {
        return entry.as("a whole number", Long::valueOf);
    }

    private static Map<String, String> expected(Entry entry) {
        var expected = new LinkedHashMap<String, String>();
        entry.fields()
                .all()
                .forEach(member ->
                        expected.put(member.getKey(), member.getValue().text()));
        return expected;
    }

    private static Map<String, RejectionReason> rejected(Entry entry) {
        var rejected = new LinkedHashMap<String, RejectionReason>();
        entry.fields()
                .all()
                .forEach(member ->
                        rejected.put(member.getKey(), member.getValue().in("one of " + REASONS, RejectionReason::of)));
        return rejected;
    }
}
