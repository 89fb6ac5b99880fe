package muster.telemetry.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import muster.catalog.Imprint;
import muster.catalog.Rejected;
import muster.catalog.RejectionReason;

/**
 * When a message was measured: when its device says so, where that can be, and when it was received otherwise.
 *
 * @param doubt why the device's own word was not believed
 */
record SampleTime(Instant at, Optional<Rejected> doubt) {

    /** Clocks run ahead a little (GUARANTEES: over five minutes is flagged). */
    static final Duration AHEAD = Duration.ofMinutes(5);

    /** A device may have been out of reach for so long and send what it kept; what is older is a clock that is wrong. */
    static final Duration LATE = Duration.ofDays(31);

    static SampleTime of(Imprint imprint, Instant receivedAt) {
        var said = imprint.time();
        if (said == null) {
            return new SampleTime(receivedAt, Optional.empty());
        }
        if (said.isAfter(receivedAt.plus(AHEAD)) || said.isBefore(receivedAt.minus(LATE))) {
            var skew = Duration.between(receivedAt, said);
            return new SampleTime(
                    receivedAt,
                    Optional.of(new Rejected(
                            Rejected.TIME,
                            null,
                            said.toString(),
                            RejectionReason.CLOCK_WRONG,
                            "the device's clock is " + words(skew.abs()) + (skew.isNegative() ? " behind" : " ahead")
                                    + "; the time of receipt was taken")));
        }
        return new SampleTime(said.truncatedTo(ChronoUnit.MICROS), Optional.empty());
    }

    private static String words(Duration skew) {
        if (skew.toDays() >= 2) {
            return skew.toDays() + " days";
        }
        return skew.toHours() >= 2 ? skew.toHours() + " hours" : skew.toMinutes() + " minutes";
    }
}
