package muster.portals;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import muster.catalog.DeviceModels;
import muster.catalog.Measured;
import muster.shared.DeviceId;
import muster.telemetry.Doubted;
import muster.telemetry.LatestValue;
import muster.telemetry.Telemetry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;

/** What a device measures now, and whether that is to be believed. */
@Service
public class Readings {

    private final Telemetry telemetry;
    private final DeviceModels models;
    private final Clock clock;

    Readings(Telemetry telemetry, DeviceModels models, Clock clock) {
        this.telemetry = telemetry;
        this.models = models;
        this.clock = clock;
    }

    /** The newest values; what was not believed is told to staff alone. */
    public List<ReadingNow> of(DeviceId device, boolean staff) {
        var now = clock.instant();
        var since = now.minus(Working.SILENT_AFTER);
        var doubted = staff ? telemetry.doubted(device, since) : List.<Doubted>of();
        return telemetry.latest(device).stream()
                .map(latest -> now(latest, doubted, since))
                .toList();
    }

    private ReadingNow now(LatestValue latest, List<Doubted> doubted, Instant since) {
        var word = SeriesView.word(models, latest.quantity(), latest.value());
        return new ReadingNow(
                latest,
                word != null ? word : Measured.text(latest.value(), latest.unit(), LocaleContextHolder.getLocale()),
                latest.at().isBefore(since),
                reason(latest, doubted));
    }

    private static @Nullable String reason(LatestValue latest, List<Doubted> doubted) {
        return doubted.stream()
                .filter(one -> Objects.equals(one.quantity(), latest.quantity())
                        && one.channel().equals(latest.channel())
                        && one.at().isAfter(latest.receivedAt()))
                .map(Doubted::reason)
                .findFirst()
                .orElse(null);
    }
}
