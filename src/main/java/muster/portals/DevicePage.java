package muster.portals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import muster.access.Actor;
import muster.assets.Places;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.configuration.Configurations;
import muster.connectivity.Presences;
import muster.lifecycle.Lifecycle;
import muster.provisioning.ActivationView;
import muster.provisioning.Activations;
import muster.provisioning.Passes;
import muster.registry.Credential;
import muster.registry.CredentialKind;
import muster.registry.Credentials;
import muster.registry.Registry;
import muster.registry.SelfReports;
import muster.shared.DeviceId;
import muster.telemetry.Telemetry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Gathers what the floors below know about one device. */
@Service
public class DevicePage {

    private static final Duration LATELY = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Registry registry;
    private final DeviceModels models;
    private final Lifecycle lifecycle;
    private final Places places;
    private final Activations activations;
    private final Passes passes;
    private final Readings readings;
    private final Telemetry telemetry;
    private final SelfReports reports;
    private final Configurations configurations;
    private final Credentials credentials;
    private final Presences presences;
    private final ChannelPanel channelPanel;
    private final GatewayPanel gatewayPanel;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DevicePage(
            JdbcClient jdbc,
            Registry registry,
            DeviceModels models,
            Lifecycle lifecycle,
            Places places,
            Activations activations,
            Passes passes,
            Readings readings,
            Telemetry telemetry,
            SelfReports reports,
            Configurations configurations,
            Credentials credentials,
            Presences presences,
            ChannelPanel channelPanel,
            GatewayPanel gatewayPanel,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.models = models;
        this.lifecycle = lifecycle;
        this.places = places;
        this.activations = activations;
        this.passes = passes;
        this.readings = readings;
        this.telemetry = telemetry;
        this.reports = reports;
        this.configurations = configurations;
        this.credentials = credentials;
        this.presences = presences;
        this.channelPanel = channelPanel;
        this.gatewayPanel = gatewayPanel;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The device; not found also when the person asking may not see it. */
    public DeviceView of(DeviceId id, Actor actor) {
        // before the rest: its facts are read as the system, in a transaction that must not be the installer's
        var activation = activations.standingOf(id).map(activations::of).orElse(null);
        return Objects.requireNonNull(transaction.execute(status -> gather(id, activation, actor)));
    }

    private DeviceView gather(DeviceId id, @Nullable ActivationView activation, Actor actor) {
        var device = registry.get(id);
        boolean staff = actor.role() != null && actor.role().isStaff();
        var place = places.heldBy(id).orElse(null);
        var placedAt = placedAt(id);
        return new DeviceView(
                device,
                modelOf(device.model()).orElse(null),
                lifecycle.of(id, actor),
                place,
                placedAt,
                activation,
                passes.ever(id),
                readings.of(id, staff),
                staff ? telemetry.doubted(id, clock.instant().minus(LATELY)) : List.of(),
                staff ? telemetry.unknown(id) : List.of(),
                staff ? telemetry.meaningChanged(id) : List.of(),
                reports.latest(id).orElse(null),
                configurations.of(id).orElse(null),
                staff ? alive(id) : List.of(),
                presences.of(id).orElse(null),
                presences.refusals(id, refusalsSince(staff, placedAt)),
                staff ? registry.batch(device.batchId()) : null,
                channelPanel.of(device, place, staff),
                gatewayPanel.of(device, staff));
    }

    /** Who turned up at the door before the device came to this place is nobody's business here. */
    private Instant refusalsSince(boolean staff, @Nullable Instant placedAt) {
        var now = clock.instant();
        var lately = now.minus(LATELY);
        if (staff) {
            return lately;
        }
        var here = placedAt == null ? now : placedAt;
        return here.isAfter(lately) ? here : lately;
    }

    private Optional<DeviceModel> modelOf(String key) {
        return models.all().stream()
                .filter(model -> model.key().toString().equals(key))
                .findFirst();
    }

    private @Nullable Instant placedAt(DeviceId device) {
        return jdbc.sql("""
                select lower(during) from assets.tenure
                where device_id = :device and channel = '' and upper_inf(during)
                """)
                .param("device", device.value())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional()
                .orElse(null);
    }

    private List<Credential> alive(DeviceId device) {
        return Stream.of(CredentialKind.values())
                .flatMap(kind -> credentials.alive(device, kind).stream())
                .toList();
    }
}
