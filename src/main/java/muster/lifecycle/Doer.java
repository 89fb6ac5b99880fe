package muster.lifecycle;

import muster.access.Actor;
import muster.access.Role;
import org.jspecify.annotations.Nullable;

/** Who may make a move: people by their role, the device, or the system. An administrator may what operations may. */
enum Doer {
    INSTALLER,
    SUPPORT,
    OPERATIONS,
    CUSTOMER,
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
        return switch (role) {
            case null -> throw new IllegalStateException("a person without a role");
            case INSTALLER -> INSTALLER;
            case SUPPORT -> SUPPORT;
            case OPERATIONS, ADMINISTRATOR -> OPERATIONS;
            case CUSTOMER -> CUSTOMER;
        };
    }
}
