package muster.telemetry.ingest;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.registry.SelfReports;
import muster.shared.By;
import muster.shared.DeviceId;
import muster.telemetry.ForeignHeard;
import muster.telemetry.VersionWanted;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What foreign firmware tells of itself on the way: that it is there, what it runs, how well it is received. */
@Component
class Hearsay {

    private static final String SIGNAL = "signal_strength";

    private record Told(
            String serial,
            @Nullable String firmware,
            @Nullable Integer rssi,
            Instant at) {

        Told then(Told later) {
            return new Told(
                    serial,
                    later.firmware == null ? firmware : later.firmware,
                    later.rssi == null ? rssi : later.rssi,
                    later.at);
        }
    }

    private final DeviceModels models;
    private final LatelyAsked asked;
    private final SelfReports reports;
    private final ApplicationEventPublisher events;

    Hearsay(DeviceModels models, LatelyAsked asked, SelfReports reports, ApplicationEventPublisher events) {
        this.models = models;
        this.asked = asked;
        this.reports = reports;
        this.events = events;
    }

    void take(List<Understood> messages, Map<DeviceId, Profile> known, By by, Instant now) {
        var told = new LinkedHashMap<DeviceId, Told>();
        var heard = new HashMap<DeviceId, ForeignHeard.Word>();
        for (var understood : messages) {
            var message = understood.message();
            var profile = known.get(message.device());
            if (message.topic() == null || message.refused() != null || profile == null) {
                continue;
            }
            told.merge(profile.device(), told(profile, understood), Told::then);
            if (profile.firmware() == null && understood.firmware() == null) {
                ask(profile, message.topic(), by, now);
            }
            var via = message.via();
            if (via != null) {
                heard.put(profile.device(), new ForeignHeard.Word(via, message.receivedAt()));
                var gateway = known.get(via);
                if (gateway != null) {
                    told.merge(via, new Told(gateway.serial(), null, null, message.receivedAt()), Told::then);
                }
            } else if (!message.isFromItsSession()) {
                heard.put(profile.device(), new ForeignHeard.Word(profile.device(), message.receivedAt()));
            }
        }
        told.forEach((device, word) -> reports.heard(device, word.serial(), word.firmware(), word.rssi(), word.at()));
        if (!heard.isEmpty()) {
            events.publishEvent(new ForeignHeard(heard, by, now));
        }
    }

    private void ask(Profile profile, String topic, By by, Instant now) {
        models.find(ModelKey.of(profile.model()))
                .flatMap(model -> model.question(topic))
                .filter(question -> asked.mayAsk(profile.device(), now))
                .ifPresent(question -> events.publishEvent(
                        new VersionWanted(profile.device(), question.topic(), question.payload(), by, now)));
    }

    private static Told told(Profile profile, Understood understood) {
        var rssi = understood.values().stream()
                .filter(value -> value.series().channel().isEmpty()
                        && value.series().quantity().equals(SIGNAL))
                .map(value -> (int) Math.round(value.value()))
                .findFirst()
                .orElse(null);
        return new Told(
                profile.serial(),
                understood.firmware(),
                rssi,
                understood.message().receivedAt());
    }
}
