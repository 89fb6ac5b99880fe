package muster.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a message says of itself. */
final class ImprintReader {

    private final Envelope envelope;

    ImprintReader(Envelope envelope) {
        this.envelope = envelope;
    }

    /** What cannot be read is added to the rejected, and the values of the message still count. */
    Imprint read(Json.Members payload, List<Rejected> rejected) {
        if (envelope.clock() == null && envelope.sequence() == null && envelope.firmware() == null) {
            return Imprint.NONE;
        }
        var clock = envelope.clock();
        var sequence = envelope.sequence();
        var firmware = envelope.firmware() == null ? null : envelope.firmware().in(payload);
        return new Imprint(
                clock == null ? null : attempt(Rejected.TIME, clock.from(), payload, clock::read, rejected),
                sequence == null
                        ? null
                        : attempt(Rejected.SEQUENCE, sequence.from(), payload, sequence::read, rejected),
                firmware instanceof Json.Text text ? Payload.shorten(text.text()) : null);
    }

    private interface Reader<T> {
        T read(Json found) throws Unreadable;
    }

    private static <T> @Nullable T attempt(
            String name, ValuePath from, Json.Members payload, Reader<T> reader, List<Rejected> rejected) {
        var found = from.in(payload);
        if (found == null || found instanceof Json.Nothing) {
            return null;
        }
        try {
            return reader.read(found);
        } catch (Unreadable broken) {
            rejected.add(new Rejected(name, from.toString(), broken.raw(), broken.reason(), broken.detail()));
            return null;
        }
    }
}
