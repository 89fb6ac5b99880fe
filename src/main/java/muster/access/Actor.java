package muster.access;

import java.util.Arrays;
import java.util.UUID;
import muster.shared.By;
import muster.shared.DeviceId;
import muster.shared.OrganisationId;
import muster.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Whoever acts: a person, a device or the system itself.
 *
 * @param id the account's or the device's id; the system has none
 * @param organisation the customer or the firm a person belongs to; staff has none
 * @param door web, mqtt, start or schedule
 */
public record Actor(
        Kind kind,
        @Nullable UUID id,
        String name,
        @Nullable Role role,
        @Nullable OrganisationId organisation,
        String door,
        @Nullable String address) {

    /** The three kinds of actor. */
    public enum Kind {
        PERSON,
        DEVICE,
        SYSTEM
    }

    public static Actor person(
            UserId user, String name, Role role, @Nullable OrganisationId organisation, @Nullable String address) {
        return new Actor(Kind.PERSON, user.value(), name, role, organisation, "web", address);
    }

    public static Actor device(DeviceId device, String label, @Nullable String address) {
        return new Actor(Kind.DEVICE, device.value(), label, null, null, "mqtt", address);
    }

    /** The system, at work on something that has a name. */
    public static Actor system(String work) {
        return new Actor(Kind.SYSTEM, null, work, null, null, "system", null);
    }

    public boolean is(Role... roles) {
        return role != null && Arrays.asList(roles).contains(role);
    }

    /** The account of a person. */
    public UserId user() {
        if (kind != Kind.PERSON || id == null) {
            throw new IllegalStateException(name + " is no person");
        }
        return new UserId(id);
    }

    public By by() {
        return new By(
                kind.name(),
                id,
                name,
                role == null ? null : role.name(),
                organisation == null ? null : organisation.value(),
                door,
                address);
    }
}
