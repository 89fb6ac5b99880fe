package muster.catalog.packs;

import java.util.List;
import java.util.Optional;
import muster.catalog.Address;
import muster.catalog.BoundedPattern;
import muster.catalog.TopicPattern;
import muster.catalog.ValuePath;
import org.jspecify.annotations.Nullable;

/** Reads on which topics a device speaks and how it is found. */
final class AddressReader {

    private AddressReader() {}

    static Address read(Entry mapping, Fields fields) {
        var given = fields.find("topics");
        var topics = given.map(Entry::someItems).orElse(List.of()).stream()
                .map(AddressReader::topic)
                .toList();
        var device = fields.find("device").map(entry -> entry.fields("from", "pattern", "end"));
        if (given.isEmpty()) {
            device.ifPresent(any -> {
                throw fields.require("device").says("expected the key topics beside it, found none");
            });
            return Address.OWN;
        }
        var from = device.flatMap(found -> found.find("from"))
                .map(MappingReader::path)
                .orElse(null);
        refuseNameless(topics, from, given.orElse(mapping));
        return new Address(
                topics,
                from,
                device.flatMap(found -> found.find("pattern"))
                        .map(AddressReader::pattern)
                        .orElse(null),
                device.flatMap(found -> found.find("end")).map(Entry::truth).orElse(false));
    }

    private static TopicPattern topic(Entry entry) {
        return entry.as("a topic such as tele/{device}/SENSOR", TopicPattern::of);
    }

    static BoundedPattern pattern(Entry entry) {
        return entry.as("a regular expression of at most 200 characters", BoundedPattern::of);
    }

    private static void refuseNameless(List<TopicPattern> topics, @Nullable ValuePath from, Entry entry) {
        Optional<TopicPattern> nameless =
                topics.stream().filter(topic -> !topic.namesDevice()).findFirst();
        if (from == null && nameless.isPresent()) {
            throw entry.says("expected {device} in the topic " + nameless.get()
                    + ", or the key device with from beside it, found neither");
        }
    }
}
