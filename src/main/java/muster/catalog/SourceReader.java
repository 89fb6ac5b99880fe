package muster.catalog;

import org.jspecify.annotations.Nullable;

/** Reads one quantity out of payloads and judges what it finds. */
final class SourceReader {

    private final Source source;
    private final Quantity quantity;
    private final String path;
    private final @Nullable NumberReader numbers;

    SourceReader(Source source) {
        this.source = source;
        this.quantity = source.quantity();
        this.path = source.from().toString();
        this.numbers = quantity.kind().isNumber() ? new NumberReader(source) : null;
    }

    /** Null when the payload says nothing of this quantity, and need not. */
    @Nullable
    Finding read(Json.Members payload) {
        try {
            var found = source.pick().in(payload);
            if (found != null) {
                return numbers == null ? word(found) : number(numbers, found, payload);
            }
            return source.required() ? reject("", RejectionReason.MISSING, "nothing stands at " + path) : null;
        } catch (Unreadable broken) {
            return reject(broken.raw(), broken.reason(), broken.detail());
        }
    }

    private Finding word(Json found) {
        var raw = found.raw();
        var word = source.words().of(found, quantity);
        return word == null
                ? reject(raw, RejectionReason.UNKNOWN_WORD, raw + " is none of " + String.join(", ", quantity.words()))
                : reading(quantity.words().indexOf(word), word, raw);
    }

    private Finding number(NumberReader reader, Json found, Json.Members payload) throws Unreadable {
        return reading(reader.read(found, payload), null, found.raw());
    }

    private Reading reading(double value, @Nullable String word, String raw) {
        return new Reading(quantity.name(), value, word, quantity.unit(), raw, path, source.channel());
    }

    private Rejected reject(String raw, RejectionReason reason, String detail) {
        return new Rejected(quantity.name(), path, raw, reason, detail, source.channel());
    }
}
