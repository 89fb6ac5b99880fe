package muster.telemetry.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.catalog.Reading;
import muster.catalog.Rejected;
import muster.catalog.RejectionReason;
import muster.shared.DeviceId;
import muster.telemetry.lessons.Lessons;
import muster.telemetry.lessons.Taught;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands one message by what is known of its device: pure, so that history can be read again. */
@Component
class Reader {

    private final DeviceModels models;

    Reader(DeviceModels models) {
        this.models = models;
    }

    /**
     * Never throws for what a device said.
     *
     * @param profile null when nobody knows the device
     * @param lessons what people taught beside the packs
     */
    Understood read(Arrived message, @Nullable Profile profile, Lessons lessons) {
        if (message.refused() != null) {
            return Understood.refused(message, message.refused());
        }
        if (profile == null) {
            return Understood.refused(
                    message, whole(RejectionReason.UNKNOWN_DEVICE, "no device is registered under this id"));
        }
        var named = NamedDevice.in(message.payload()).filter(other -> !other.equals(profile.device()));
        if (named.isPresent()) {
            return new Understood(
                    message, List.of(), List.of(anotherDevice(named.get())), null, named.get(), null, null);
        }
        var model = models.find(ModelKey.of(profile.model())).orElse(null);
        if (model == null) {
            return Understood.refused(
                    message, whole(RejectionReason.NO_MAPPING, "no pack describes " + profile.model()));
        }
        var firmware = profile.firmwareAt(message.receivedAt());
        var topic = message.topic();
        var fitting = topic == null
                ? model.mapping(profile.hardware(), firmware)
                : model.mapping(profile.hardware(), firmware, topic);
        return fitting.map(mapping -> read(message, profile, firmware, lessons.on(mapping, model, firmware)))
                .orElseGet(() -> Understood.refused(
                        message, whole(RejectionReason.NO_MAPPING, "no mapping fits firmware " + firmware)));
    }

    private static Understood read(Arrived message, Profile profile, String firmware, Taught taught) {
        var mapping = taught.mapping();
        var readings = mapping.read(message.payload());
        var time = SampleTime.of(readings.imprint(), message.receivedAt());
        var own = profile.tenureAt(time.at());
        boolean isDivided = profile.isDivided();
        var values = new ArrayList<Value>(readings.accepted().size());
        for (Reading reading : readings.accepted()) {
            var channel = Objects.requireNonNullElse(reading.channel(), "");
            var revision = taught.revision(reading.quantity(), reading.channel());
            var apart = isDivided && !channel.isEmpty() ? profile.tenureAt(channel, time.at()) : null;
            var tenure = apart == null ? own : apart;
            var key = seriesOf(profile, channel, reading.quantity(), revision, tenure);
            var source = mapping.source(reading.quantity(), reading.channel()).orElseThrow();
            values.add(new Value(key, source, time.at(), reading.value(), message.receivedAt()));
        }
        var rejected = new ArrayList<>(readings.rejected());
        time.doubt().ifPresent(rejected::add);
        return new Understood(
                message,
                values,
                rejected,
                readings.imprint().firmware(),
                null,
                Repeats.printOf(message, readings.imprint(), time),
                new Understood.Heard(profile.model(), firmware, readings));
    }

    private static SeriesKey seriesOf(
            Profile profile, String channel, String quantity, String revision, @Nullable Tenure tenure) {
        return tenure == null
                ? new SeriesKey(profile.device(), channel, quantity, revision, null, profile.customer(), profile.site())
                : new SeriesKey(
                        profile.device(),
                        channel,
                        quantity,
                        revision,
                        tenure.position(),
                        tenure.customer(),
                        tenure.site());
    }

    private static Rejected anotherDevice(DeviceId named) {
        return whole(RejectionReason.ANOTHER_DEVICE, "the payload names another device: " + named);
    }

    private static Rejected whole(RejectionReason reason, String detail) {
        return new Rejected(null, null, "", reason, detail);
    }
}
