package muster.registry;

import java.time.LocalDate;
import java.util.List;
import muster.shared.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * The wish to put devices in the registry.
 *
 * @param model the text of a {@link muster.catalog.ModelKey}
 * @param customer whom the devices are for, null when they are for anybody
 * @param serials as typed, each with its line
 * @param accepted the {@link RegistrationPlan#doubts() doubts} that were shown and accepted, null when none were
 */
public record Registration(
        String model,
        String hardware,
        String madeBy,
        LocalDate madeOn,
        @Nullable String note,
        @Nullable OrganisationId customer,
        List<TypedSerial> serials,
        @Nullable String accepted) {

    /** The most that one batch holds. */
    public static final int MOST = 10_000;

    /** The longest serial number. */
    public static final int LONGEST = 64;

    public static Registration of(
            String model, String hardware, String madeBy, LocalDate madeOn, List<String> serials) {
        var typed = new java.util.ArrayList<TypedSerial>(serials.size());
        serials.forEach(serial -> typed.add(new TypedSerial(typed.size() + 1, serial)));
        return new Registration(model, hardware, madeBy, madeOn, null, null, typed, null);
    }

    /** The same wish, with these doubts accepted. */
    public Registration accepting(String doubts) {
        return new Registration(model, hardware, madeBy, madeOn, note, customer, serials, doubts);
    }

    /** The same wish, for one customer. */
    public Registration forCustomer(OrganisationId owner) {
        return new Registration(model, hardware, madeBy, madeOn, note, owner, serials, accepted);
    }

    List<String> texts() {
        return serials.stream().map(TypedSerial::text).toList();
    }
}
