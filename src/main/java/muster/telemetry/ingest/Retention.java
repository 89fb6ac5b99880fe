package muster.telemetry.ingest;

import java.time.Duration;
import muster.shared.start.CannotStart;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long each class of data is kept. Daily values are kept for good.
 *
 * @param raw messages as they came in; what is gone cannot be read again by a better mapping
 * @param rejected values that were not believed
 * @param observations at least a day more than a value may be late, so that the sums of its day are whole
 */
@ConfigurationProperties("muster.keep")
record Retention(
        @DefaultValue("30d") Duration raw,
        @DefaultValue("90d") Duration rejected,
        @DefaultValue("400d") Duration observations,
        @DefaultValue("1830d") Duration hourly) {

    /** A late value makes its hour and its day be summed up again, from all their values. */
    private static final Duration SHORTEST = SampleTime.LATE.plusDays(1);

    Retention {
        if (observations.compareTo(SHORTEST) < 0) {
            throw new CannotStart(
                    "MUSTER_KEEP_OBSERVATIONS (" + observations.toDays() + " days) is less than " + SHORTEST.toDays()
                            + " days",
                    "Set it to " + SHORTEST.toDays() + "d or more: values are taken in up to "
                            + SampleTime.LATE.toDays()
                            + " days late, and their day is then summed up again from all its values");
        }
    }
}
