package muster.configuration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Desired and reported configuration of one device.
 *
 * @param desired JSON object of settings
 * @param outcome applied or rejected, as the device said for {@code reportedRevision}
 */
public record Configuration(
        int desiredRevision,
        String desired,
        Instant desiredAt,
        @Nullable Integer reportedRevision,
        @Nullable String outcome,
        @Nullable String reason,
        @Nullable Instant reportedAt) {

    public boolean isAcknowledged() {
        return isAnswered() && "applied".equals(outcome);
    }

    public boolean isRejected() {
        return isAnswered() && "rejected".equals(outcome);
    }

    private boolean isAnswered() {
        return reportedRevision != null && reportedRevision == desiredRevision;
    }
}
