package muster.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import muster.assets.Places;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.configuration.Configurations;
import muster.connectivity.Presences;
import muster.connectivity.Refusal;
import muster.registry.Proof;
import muster.registry.Registry;
import muster.registry.SelfReport;
import muster.registry.SelfReports;
import muster.telemetry.Telemetry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Collects the stored facts of one activation; nothing older than its claim. */
@Component
class FactFinder {

    private final Registry registry;
    private final DeviceModels models;
    private final Places places;
    private final Proof proof;
    private final SelfReports reports;
    private final Presences presences;
    private final Configurations configurations;
    private final Telemetry telemetry;
    private final Commands commands;
    private final Passes passes;
    private final Clock clock;

    FactFinder(
            Registry registry,
            DeviceModels models,
            Places places,
            Proof proof,
            SelfReports reports,
            Presences presences,
            Configurations configurations,
            Telemetry telemetry,
            Commands commands,
            Passes passes,
            Clock clock) {
        this.registry = registry;
        this.models = models;
        this.places = places;
        this.proof = proof;
        this.reports = reports;
        this.presences = presences;
        this.configurations = configurations;
        this.telemetry = telemetry;
        this.commands = commands;
        this.passes = passes;
        this.clock = clock;
    }

    boolean canJudge(Activation activation) {
        return models.find(ModelKey.of(registry.get(activation.deviceId()).model()))
                .isPresent();
    }

    Checklist checklistOf(Activation activation) {
        return Contract.judge(about(activation));
    }

    private ActivationFacts about(Activation activation) {
        var now = clock.instant();
        var since = activation.judgedFrom();
        var device = registry.get(activation.deviceId());
        var model = models.find(ModelKey.of(device.model()))
                .orElseThrow(() -> new IllegalStateException("no pack describes " + device.model()));
        var refusals = presences.refusals(device.id(), since);
        return new ActivationFacts(
                device,
                model,
                places.heldBy(device.id())
                        .filter(place -> place.position().equals(activation.positionId()))
                        .orElse(null),
                since,
                proof.inUseSince(device.id()).orElse(null),
                presences.of(device.id()).orElse(null),
                newest(refusals, Refusal.CONNECT),
                newest(refusals, Refusal.IDENTITY),
                newest(refusals, Refusal.MALFORMED),
                reports.latest(device.id())
                        .filter(report -> isSince(report, since))
                        .orElse(null),
                configurations
                        .of(device.id())
                        .filter(one -> !one.desiredAt().isBefore(since))
                        .orElse(null),
                model.activation().require().isEmpty()
                        ? List.of()
                        : telemetry.since(
                                device.id(),
                                later(since, now.minus(window(model.activation().within())))),
                commands.newest(activation).orElse(null),
                passes.of(activation),
                now);
    }

    private static @Nullable Refusal newest(List<Refusal> refusals, String kind) {
        return refusals.stream()
                .filter(refusal -> refusal.kind().equals(kind))
                .findFirst()
                .orElse(null);
    }

    private static boolean isSince(SelfReport report, Instant moment) {
        return !report.reportedAt().isBefore(moment);
    }

    private static Duration window(Duration within) {
        return within.isZero() ? Duration.ofDays(1) : within;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
