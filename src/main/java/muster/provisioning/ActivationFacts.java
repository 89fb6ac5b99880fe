package muster.provisioning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.assets.Place;
import muster.catalog.DeviceModel;
import muster.configuration.Configuration;
import muster.connectivity.Presence;
import muster.connectivity.Refusal;
import muster.registry.Device;
import muster.registry.SelfReport;
import muster.telemetry.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the contract is judged by, as it is stored. Facts older than the claim are left out, so that nothing
 * of an earlier life counts.
 *
 * @param claimedAt when this judging began: with the claim, or when quarantine was lifted
 * @param place null when the position is not held (any more)
 * @param credentialUsedAt first use of the living operational credential
 * @param refusal the newest refusal at the door since the claim
 * @param impostor the newest word since the claim by which it was somebody else
 * @param unreadable the newest report since the claim that could not be read
 */
public record ActivationFacts(
        Device device,
        DeviceModel model,
        @Nullable Place place,
        Instant claimedAt,
        @Nullable Instant credentialUsedAt,
        @Nullable Presence presence,
        @Nullable Refusal refusal,
        @Nullable Refusal impostor,
        @Nullable Refusal unreadable,
        @Nullable SelfReport report,
        @Nullable Configuration configuration,
        List<Tally> tallies,
        @Nullable Command command,
        Map<Check, Pass> passes,
        Instant now) {}
