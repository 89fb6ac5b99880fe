package muster.registry;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import muster.access.Actor;
import muster.registry.DevicesRegistered.Registered;
import muster.shared.BatchId;
import muster.shared.DeviceId;
import muster.shared.SecretHash;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a checked registration: one statement a table, however many devices. */
@Component
class Registrar {

    private final JdbcClient jdbc;
    private final Batches batches;
    private final Handovers handovers;
    private final Reservations reservations;
    private final SecretHash hash;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Registrar(
            JdbcClient jdbc,
            Batches batches,
            Handovers handovers,
            Reservations reservations,
            SecretHash hash,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.handovers = handovers;
        this.reservations = reservations;
        this.hash = hash;
        this.events = events;
        this.clock = clock;
    }

    Handover enter(Registration wish, Actor actor) {
        var batch = batches.save(new Batch(
                BatchId.next(),
                wish.model(),
                wish.hardware(),
                wish.madeBy(),
                wish.madeOn(),
                wish.note(),
                wish.serials().size(),
                wish.customer(),
                clock.instant(),
                0));
        var devices = wish.texts().stream()
                .map(serial -> new DeviceSecrets(DeviceId.next(), serial, Secrets.fresh(), ClaimCode.fresh()))
                .toList();
        insert(batch, devices);
        var key = handovers.seal(batch, devices);
        events.publishEvent(
                new DevicesRegistered(batch, reservedFor(batch), registered(devices), actor.by(), batch.createdAt()));
        return new Handover(batch, key);
    }

    private @Nullable Subject reservedFor(Batch batch) {
        return batch.customerId() == null ? null : reservations.customer(batch.customerId());
    }

    private void insert(Batch batch, List<DeviceSecrets> devices) {
        var ids = texts(devices.stream().map(device -> device.device().toString()));
        var serials = texts(devices.stream().map(DeviceSecrets::serial));
        var at = batch.createdAt().atOffset(ZoneOffset.UTC);
        var customer = batch.customerId();
        jdbc.sql("""
                insert into registry.device (id, model, hardware, serial, serial_folded, serial_shape,
                                             claim_hash, batch_id, reserved_for, registered_at, version)
                select id, :model, :hardware, serial, folded, shape, code, :batch, :reserved::uuid, :at, 0
                from unnest(:ids::uuid[], :serials, :folded, :shapes, :codes) as made(id, serial, folded, shape, code)
                """)
                .param("model", batch.model())
                .param("hardware", batch.hardware())
                .param("batch", batch.id().value())
                .param("reserved", customer == null ? null : customer.value())
                .param("at", at)
                .param("ids", ids)
                .param("serials", serials)
                .param("folded", texts(Stream.of(serials).map(SerialNumber::fold)))
                .param("shapes", texts(Stream.of(serials).map(SerialNumber::shape)))
                .param(
                        "codes",
                        devices.stream()
                                .map(device -> device.claimCode().hash(hash))
                                .toArray(byte[][]::new))
                .update();
        jdbc.sql("""
                insert into registry.credential (device_id, kind, secret_hash, issued_at)
                select device, 'BOOTSTRAP', hash, :at from unnest(:ids::uuid[], :hashes) as made(device, hash)
                """)
                .param("at", at)
                .param("ids", ids)
                .param("hashes", devices.stream().map(this::bootstrapHash).toArray(byte[][]::new))
                .update();
    }

    private byte[] bootstrapHash(DeviceSecrets device) {
        return hash.of(
                Secrets.purposeOf(CredentialKind.BOOTSTRAP), device.bootstrap().getBytes(StandardCharsets.US_ASCII));
    }

    private static String[] texts(Stream<String> values) {
        return values.toArray(String[]::new);
    }

    private static List<Registered> registered(List<DeviceSecrets> devices) {
        return devices.stream()
                .map(device -> new Registered(device.device(), device.serial()))
                .toList();
    }
}
