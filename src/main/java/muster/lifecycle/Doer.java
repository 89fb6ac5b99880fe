package muster.lifecycle;

import muster.access.Actor;
import muster.access.Role;
import org.jspecify.annotations.Nullable;

/** Who may make a move: people by their role, the device, or the system. */
enum Doer {
    INSTALLER,
    SUPPORT,
    OPERATIONS,
    CUSTOMER,
    ADMINISTRATOR,
    DEVICE,
    SYSTEM;

    static Doer of(Actor actor) {
        return switch (actor.kind()) {
            case DEVICE -> DEVICE;
            case SYSTEM -> SYSTEM;
            case PERSON -> of(actor.role());
        };
    }

    private static Doer of(@Nullable Role role) {
        if (role == null) {
            throw new IllegalStateException("a person without a role");
        }
        return valueOf(role.name());
    }

    boolean isPerson() {
        return this != DEVICE && this != SYSTEM;
    }
}
