package muster.telemetry.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import muster.mqtt.Stall;
import org.jspecify.annotations.Nullable;

/**
 * What the house can do something about.
 *
 * @param missing days for which a partition is missing, of today and tomorrow
 * @param stall what messages have to wait for
 * @param packs files of packs that are not on the disk as they are in use
 * @param namesake when another client of the same name pushed us out at the broker, or seems to have
 * @param instances of Muster that work on this database
 * @param apart whether each of several instances hears every message at a broker of one's own
 */
public record Conditions(
        List<LocalDate> missing,
        @Nullable Stall stall,
        List<String> packs,
        @Nullable Instant namesake,
        int instances,
        boolean apart) {

    /** Two that push each other out try again after at most five seconds each. */
    private static final Duration STILL = Duration.ofMinutes(2);

    boolean hasNamesake(Instant now) {
        return namesake != null && namesake.plus(STILL).isAfter(now);
    }
}
