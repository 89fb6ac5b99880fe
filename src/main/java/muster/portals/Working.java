package muster.portals;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a position does what it is there for, in the words of the people who own the asset. */
public enum Working {
    /** Fitted, active and heard lately. */
    YES,
    /** Fitted and still proving itself. */
    STARTING,
    /** Active, but nothing was heard for too long. */
    SILENT,
    /** Taken out of service by somebody. */
    PAUSED,
    /** Nothing is fitted. */
    EMPTY;

    /** One day, until each model's own rhythm is judged. */
    static final Duration SILENT_AFTER = Duration.ofHours(24);

    static Working of(@Nullable String state, @Nullable Instant heard, Instant now) {
        return switch (state) {
            case null -> EMPTY;
            case "CLAIMED", "ACTIVATING" -> STARTING;
            case "ACTIVE" -> heard != null && heard.isAfter(now.minus(SILENT_AFTER)) ? YES : SILENT;
            default -> PAUSED;
        };
    }

    /** Tone of the badge. */
    public String tone() {
        return switch (this) {
            case YES -> "good";
            case STARTING -> "info";
            case SILENT -> "bad";
            case PAUSED -> "wait";
            case EMPTY -> "off";
        };
    }

    /** Icon of the badge. */
    public String icon() {
        return switch (this) {
            case YES -> "circle-check";
            case STARTING -> "loader";
            case SILENT -> "circle-alert";
            case PAUSED -> "circle-pause";
            case EMPTY -> "circle-dashed";
        };
    }
}
