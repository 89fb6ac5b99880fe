package muster.catalog.web;

import java.util.ArrayList;
import java.util.List;
import muster.catalog.Address;
import muster.catalog.Envelope;
import muster.catalog.Mapping;
import muster.catalog.TopicPattern;

/**
 * How some firmware's payload is read, as a table.
 *
 * @param topics none when the device speaks Muster's own protocol
 * @param notes what the messages say of themselves
 */
record MappingView(
        List<Phrase> firmware, List<String> hardware, List<String> topics, List<Phrase> notes, List<SourceRow> rows) {

    static MappingView of(Mapping mapping) {
        return new MappingView(
                Phrase.of(mapping.firmware()),
                mapping.hardware(),
                mapping.address().equals(Address.OWN)
                        ? List.of()
                        : mapping.address().topics().stream()
                                .map(TopicPattern::toString)
                                .toList(),
                notes(mapping.address(), mapping.envelope()),
                mapping.sources().stream()
                        .map(source -> SourceRow.of(source, mapping.channels()))
                        .toList());
    }

    private static List<Phrase> notes(Address address, Envelope envelope) {
        var notes = new ArrayList<Phrase>();
        if (address.from() != null) {
            notes.add(Phrase.of("catalog.mapping.device-at", address.from()));
        }
        if (envelope.body() == Envelope.Body.TEXT) {
            notes.add(Phrase.of("catalog.mapping.body-text"));
        }
        if (envelope.clock() != null) {
            notes.add(Phrase.of("catalog.mapping.time-at", envelope.clock().from()));
        }
        if (envelope.sequence() != null) {
            var sequence = envelope.sequence();
            notes.add(Phrase.of("catalog.mapping.sequence-at", sequence.from(), sequence.bits()));
        }
        if (envelope.firmware() != null) {
            notes.add(Phrase.of("catalog.mapping.firmware-at", envelope.firmware()));
        }
        return notes;
    }
}
