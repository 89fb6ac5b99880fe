package muster.catalog.packs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import muster.catalog.Example;
import muster.catalog.RejectionReason;

/** Reads the examples of a pack. */
final class ExampleReader {

    private ExampleReader() {}

    static List<Example> read(Entry entry) {
        var examples = new ArrayList<Example>();
        for (var item : entry.someItems()) {
            var fields = item.fields("hardware", "firmware", "payload", "expect", "reject", "unknown");
            examples.add(new Example(
                    item.line(),
                    fields.find("hardware").map(Entry::text).orElse(null),
                    fields.require("firmware").text(),
                    fields.require("payload").text(),
                    fields.get("expect", ExampleReader::expected, Map.of()),
                    fields.get("reject", ExampleReader::rejected, Map.of()),
                    fields.items("unknown").stream().map(Entry::text).toList()));
        }
        return examples;
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
        var known = String.join(
                ", ",
                List.of(RejectionReason.values()).stream()
                        .map(RejectionReason::words)
                        .toList());
        entry.fields()
                .all()
                .forEach(member ->
                        rejected.put(member.getKey(), member.getValue().in("one of " + known, RejectionReason::of)));
        return rejected;
    }
}
