package muster.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a value, or a whole payload, was not believed. */
public enum RejectionReason {
    /** The payload is no JSON object, names a key twice, or is nested too deep. */
    NOT_JSON,
    /** The payload is longer than {@link Payload#LONGEST} or has more than {@link Payload#MOST_FIELDS} fields. */
    TOO_LARGE,
    /** The pack has no mapping for the reported firmware and hardware. */
    NO_MAPPING,
    /** A value that every message of this model carries is absent. */
    MISSING,
    /** Null, text that is no number, a truth value, a list, or a number beyond all use. */
    NOT_A_NUMBER,
    /** Not one of the words of this state. */
    UNKNOWN_WORD,
    /** Declared in another unit than expected, or out of range and plausible in another common unit. */
    WRONG_UNIT,
    /** A number that cannot be true of this quantity or this model. */
    OUT_OF_RANGE,
    /** The device's own time is none. */
    NOT_A_TIME,
    /** The device's own time cannot be, so the time of receipt was taken. */
    CLOCK_WRONG,
    /** The payload names another device than the one that sent it. */
    ANOTHER_DEVICE,
    /** Nobody registered the device. */
    UNKNOWN_DEVICE,
    /** The name that the message calls its device fits more than one. */
    AMBIGUOUS_NAME,
    /** It came through a gateway that is not the device's. */
    NOT_ITS_GATEWAY,
    /** The pack's expression failed, or took too much to reckon. */
    EXPRESSION_FAILED,
    /** Muster itself failed on it, as often as it tried. */
    NOT_HANDLED;

    /** As an example in a pack writes it: {@code out of range}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** False when more than the payload has to be known: who sent it, and when. */
    public boolean isOfPayload() {
        return switch (this) {
            case CLOCK_WRONG, ANOTHER_DEVICE, UNKNOWN_DEVICE, AMBIGUOUS_NAME, NOT_ITS_GATEWAY, NOT_HANDLED -> false;
            default -> true;
        };
    }

    /** One that an example in a pack may expect. */
    public static Optional<RejectionReason> of(String words) {
        return Stream.of(values())
                .filter(RejectionReason::isOfPayload)
                .filter(reason -> reason.words().equals(words))
                .findFirst();
    }

    /** The key of its label in the messages. */
    public String labelKey() {
        return "catalog.reason." + name();
    }
}
