package muster.portals;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import muster.assets.Place;
import muster.catalog.DeviceModel;
import muster.configuration.Configuration;
import muster.connectivity.Presence;
import muster.connectivity.Refusal;
import muster.lifecycle.LifecycleView;
import muster.provisioning.ActivationView;
import muster.provisioning.Line;
import muster.provisioning.Pass;
import muster.registry.Batch;
import muster.registry.Credential;
import muster.registry.CredentialKind;
import muster.registry.Device;
import muster.registry.SelfReport;
import muster.telemetry.Doubted;
import muster.telemetry.MeaningChanged;
import muster.telemetry.UnknownSaid;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about one device, as the person asking may see it.
 *
 * @param model null where its pack is gone
 * @param place where it works, and since when; null in no position
 * @param exceptions lines of its activations that were let pass, ever
 * @param doubted what was not believed lately, for staff alone
 * @param unknown what it says that nobody taught Muster, for staff alone
 * @param changed what it says otherwise since its firmware changed, for staff alone
 * @param credentials those that are alive, for staff alone
 * @param batch for staff alone
 * @param channels its parts, where each can hold a position of its own
 * @param speaking through whom it speaks, and for whom
 */
public record DeviceView(
        Device device,
        @Nullable DeviceModel model,
        LifecycleView lifecycle,
        @Nullable Place place,
        @Nullable Instant placedAt,
        @Nullable ActivationView activation,
        List<Pass> exceptions,
        List<ReadingNow> readings,
        List<Doubted> doubted,
        List<UnknownSaid> unknown,
        List<MeaningChanged> changed,
        @Nullable SelfReport report,
        @Nullable Configuration configuration,
        List<Credential> credentials,
        @Nullable Presence presence,
        List<Refusal> refusals,
        @Nullable Batch batch,
        List<ChannelRow> channels,
        GatewayView speaking) {

    /** Lines of its activation that somebody let pass. */
    public List<Line> excused() {
        return activation == null
                ? List.of()
                : activation.checklist().lines().stream()
                        .filter(line -> line.state() == Line.State.EXCUSED)
                        .toList();
    }

    /** Whoever let them pass; the evidence of such a line begins with the name. */
    public String excusedBy() {
        return excused().stream()
                .map(line -> line.arguments().getFirst())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** A factory secret can be made anew as long as no credential of the device's own is in use. */
    public boolean isNeedsFactorySecret() {
        return credentials.stream()
                .noneMatch(one -> one.kind() == CredentialKind.OPERATIONAL && one.firstUsedAt() != null);
    }

    /** The place that readings of a channel count for; null in no position. */
    public @Nullable Place placeOf(String channel) {
        return channels.stream()
                .filter(one -> one.name().equals(channel))
                .findFirst()
                .map(ChannelRow::place)
                .orElse(place);
    }

    /** What people call a channel. */
    public String labelOf(String channel) {
        return channels.stream()
                .filter(one -> one.name().equals(channel))
                .findFirst()
                .map(ChannelRow::label)
                .orElse(channel);
    }

    public String modelName() {
        return model == null ? device.model() : model.name();
    }
}
