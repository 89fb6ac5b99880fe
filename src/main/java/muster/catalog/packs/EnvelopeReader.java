package muster.catalog.packs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import muster.catalog.BitField;
import muster.catalog.DeviceClock;
import muster.catalog.Envelope;
import muster.catalog.Envelope.Body;
import muster.catalog.SequenceNumber;

/** Reads what surrounds the values: the kind of payload, the device's time, the number of the message. */
final class EnvelopeReader {

    private EnvelopeReader() {}

    static Envelope read(Fields fields) {
        return new Envelope(
                fields.get("body", EnvelopeReader::body, Body.JSON),
                fields.find("time").map(EnvelopeReader::clock).orElse(null),
                fields.find("sequence").map(EnvelopeReader::sequence).orElse(null),
                fields.find("reports_firmware").map(MappingReader::path).orElse(null));
    }

    private static Body body(Entry entry) {
        return oneOf("json or text", Body.values(), entry);
    }

    private static DeviceClock clock(Entry entry) {
        var fields = entry.fields("from", "format", "offset", "since");
        var format = oneOf("iso, seconds or milliseconds", DeviceClock.Format.values(), fields.require("format"));
        if (format == DeviceClock.Format.ISO) {
            fields.find("since").ifPresent(since -> {
                throw since.says("expected it beside seconds or milliseconds, found it beside iso");
            });
        }
        return new DeviceClock(
                MappingReader.path(fields.require("from")),
                format,
                fields.get("offset", given -> given.as("an offset such as +01:00", ZoneOffset::of), ZoneOffset.UTC),
                fields.get(
                        "since",
                        given -> given.as("a time such as 2000-01-01T00:00:00Z", Instant::parse),
                        Instant.EPOCH));
    }

    private static SequenceNumber sequence(Entry entry) {
        var fields = entry.fields("from", "bits");
        return new SequenceNumber(
                MappingReader.path(fields.require("from")),
                fields.require("bits").whole(1, BitField.MOST));
    }

    private static <E extends Enum<E>> E oneOf(String what, E[] all, Entry entry) {
        return entry.in(
                what,
                text -> Optional.of(text)
                        .flatMap(given -> List.of(all).stream()
                                .filter(one ->
                                        one.name().toLowerCase(Locale.ROOT).equals(given))
                                .findFirst()));
    }
}
