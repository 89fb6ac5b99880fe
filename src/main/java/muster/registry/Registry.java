package muster.registry;

import java.util.List;
import java.util.Optional;
import muster.access.Actor;
import muster.shared.BatchId;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.OrganisationId;
import muster.shared.Refused;
import muster.shared.SecretHash;
import muster.shared.SiteId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which devices exist. */
@Service
public class Registry {

    private final Devices devices;
    private final Batches batches;
    private final RegistrationCheck check;
    private final Registrar registrar;
    private final SecretHash hash;
    private final JdbcClient jdbc;

    Registry(
            Devices devices,
            Batches batches,
            RegistrationCheck check,
            Registrar registrar,
            SecretHash hash,
            JdbcClient jdbc) {
        this.devices = devices;
        this.batches = batches;
        this.check = check;
        this.registrar = registrar;
        this.hash = hash;
        this.jdbc = jdbc;
    }

    /** The device; not found also when whoever asks may not see it. */
    @Transactional(readOnly = true)
    public Device get(DeviceId device) {
        return devices.findById(device).orElseThrow(NotFound::new);
    }

    /** The device, if it exists and whoever asks may see it. */
    @Transactional(readOnly = true)
    public Optional<Device> find(DeviceId device) {
        return devices.findById(device);
    }

    @Transactional(readOnly = true)
    public Batch batch(BatchId batch) {
        return batches.findById(batch).orElseThrow(NotFound::new);
    }

    @Transactional(readOnly = true)
    public List<Device> devicesOf(BatchId batch) {
        return devices.findByBatchIdOrderBySerial(batch);
    }

    /** Keys of the models that some device is of. */
    @Transactional(readOnly = true)
    public List<String> modelsInUse() {
        return devices.modelsInUse();
    }

    /** A page of the devices of a batch, by serial number; pages count from 1. */
    @Transactional(readOnly = true)
    public List<Device> devicesOf(BatchId batch, int page, int size) {
        return devices.findByBatchIdOrderBySerial(batch, PageRequest.of(page - 1, size));
    }

    /** What would become of it: flaws, and serial numbers that look misspelled. Changes nothing. */
    @Transactional(readOnly = true)
    public RegistrationPlan check(Registration registration, Actor actor) {
        return check.of(registration);
    }

    /** All or nothing; throws {@link RegistrationRefused} with the plan when it cannot be. */
    @Transactional
    public Handover register(Registration registration, Actor actor) {
        var plan = check.of(registration);
        if (!plan.canBe(registration.accepted())) {
            throw new RegistrationRefused(plan);
        }
        return registrar.enter(registration, actor);
    }

    /**
     * Where the device stands now: whose rows it belongs to, for scope. Both null when it stands nowhere; what it is
     * reserved for stays as it is.
     *
     * @throws Refused when it is reserved for another customer
     */
    @Transactional
    public void stamp(DeviceId device, @Nullable OrganisationId customer, @Nullable SiteId site) {
        int stamped = jdbc.sql("""
                update registry.device set customer_id = :customer, site_id = :site, version = version + 1
                where id = :device
                  and (:customer::uuid is null or reserved_for is null or reserved_for = :customer::uuid)
                """)
                .param("customer", customer == null ? null : customer.value())
                .param("site", site == null ? null : site.value())
                .param("device", device.value())
                .update();
        if (stamped == 0) {
            throw devices.findById(device).isEmpty() ? new NotFound() : new Refused("registry.device.reserved");
        }
    }

    /**
     * The device whose label this is, whoever asks: holding the code is the right to know it. Empty for a code that
     * was never given out or was replaced. Guessing is throttled by whoever opens the door.
     */
    @Transactional(readOnly = true)
    public Optional<Device> findByClaimCode(String typed) {
        return ClaimCode.parse(typed)
                .flatMap(code -> jdbc.sql("select * from registry.device_of_code(:hash)")
                        .param("hash", code.hash(hash))
                        .query((row, number) -> DeviceRow.read(row))
                        .optional());
    }
}
