package muster.registry;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import muster.access.Actor;
import muster.access.Organisation;
import muster.access.Organisations;
import muster.shared.DeviceId;
import muster.shared.Invalid;
import muster.shared.NotFound;
import muster.shared.OrganisationId;
import muster.shared.Refused;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** For which customer a device was made; no other may claim it. */
@Service
public class Reservations {

    private final Organisations organisations;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reservations(Organisations organisations, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.organisations = organisations;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Those that a device can be reserved for. */
    @Transactional(readOnly = true)
    public List<Organisation> customers() {
        return organisations.findByKindOrderByName(Organisation.Kind.CUSTOMER);
    }

    /** The customer's name, where there is one. */
    @Transactional(readOnly = true)
    public Optional<String> nameOf(@Nullable OrganisationId customer) {
        return customer == null
                ? Optional.empty()
                : organisations.findById(customer).map(Organisation::name);
    }

    /**
     * Keeps a device for a customer, or for anybody.
     *
     * @throws Refused while it holds a position: then it is where it is
     * @throws Invalid where there is no such customer
     */
    @Transactional
    public void change(DeviceId id, @Nullable OrganisationId customer, Actor actor) {
        var device = lock(id);
        if (device.customerId() != null) {
            throw new Refused("registry.reservation.placed");
        }
        if (customer != null
                && organisations
                        .findById(customer)
                        .filter(Reservations::isCustomer)
                        .isEmpty()) {
            throw new Invalid("customer", "registry.form.customer-unknown");
        }
        if (Objects.equals(device.reservedFor(), customer)) {
            return;
        }
        jdbc.sql("update registry.device set reserved_for = :customer::uuid, version = version + 1 where id = :device")
                .param("customer", customer == null ? null : customer.value())
                .param("device", id.value())
                .update();
        var before = device.reservedFor() == null ? null : customer(device.reservedFor());
        var after = customer == null ? null : customer(customer);
        events.publishEvent(new DeviceReserved(device, before, after, actor.by(), clock.instant()));
    }

    /** For the record. */
    Subject customer(OrganisationId id) {
        return Subject.of("customer", id, nameOf(id).orElse("?"));
    }

    private static boolean isCustomer(Organisation organisation) {
        return organisation.kind() == Organisation.Kind.CUSTOMER;
    }

    private Device lock(DeviceId device) {
        return jdbc.sql("select * from registry.device where id = :device for no key update")
                .param("device", device.value())
                .query((row, number) -> DeviceRow.read(row))
                .optional()
                .orElseThrow(NotFound::new);
    }
}
