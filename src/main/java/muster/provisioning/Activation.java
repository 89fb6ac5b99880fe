package muster.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import muster.shared.ActivationId;
import muster.shared.DeviceId;
import muster.shared.JobId;
import muster.shared.OrganisationId;
import muster.shared.PositionId;
import muster.shared.SiteId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * From the claim of a device to ACTIVE, or to its undoing; afterwards it is the receipt.
 *
 * @param requestKey made with the form, so that a replay finds its first result
 * @param judgedFrom facts older than this do not count for the contract
 * @param run counts the judgings: 1 after the claim, one more each time quarantine was lifted
 */
@Table(schema = "provisioning", name = "activation")
public record Activation(
        @Id ActivationId id,
        DeviceId deviceId,
        PositionId positionId,
        @Nullable JobId jobId,
        OrganisationId customerId,
        SiteId siteId,
        @Nullable OrganisationId firmId,
        String requestKey,
        Instant claimedAt,
        UUID claimedBy,
        String claimedName,
        Instant judgedFrom,
        int run,
        @Nullable Instant activatedAt,
        @Nullable Instant undoneAt,
        @Version int version) {

    /** How long a mistaken claim can be taken back (issue: 15 minutes). */
    public static final Duration UNDO = Duration.ofMinutes(15);

    public boolean isOpen() {
        return activatedAt == null && undoneAt == null;
    }

    public Instant undoUntil() {
        return claimedAt.plus(UNDO);
    }

    public boolean canBeUndone(Instant now) {
        return undoneAt == null && now.isBefore(undoUntil());
    }

    Activation activated(Instant at) {
        return with(judgedFrom, run, at, undoneAt);
    }

    Activation undone(Instant at) {
        return with(judgedFrom, run, activatedAt, at);
    }

    /** Trust has to be earned again: only what comes from now on counts. */
    Activation reopened(Instant at) {
        return with(at, run + 1, null, undoneAt);
    }

    private Activation with(Instant from, int judging, @Nullable Instant activated, @Nullable Instant undone) {
        return new Activation(
                id,
                deviceId,
                positionId,
                jobId,
                customerId,
                siteId,
                firmId,
                requestKey,
                claimedAt,
                claimedBy,
                claimedName,
                from,
                judging,
                activated,
                undone,
                version);
    }
}
