package muster.lifecycle;

import static muster.lifecycle.Doer.DEVICE;
import static muster.lifecycle.Doer.INSTALLER;
import static muster.lifecycle.Doer.OPERATIONS;
import static muster.lifecycle.Doer.SUPPORT;
import static muster.lifecycle.Doer.SYSTEM;
import static muster.lifecycle.Door.ACT;
import static muster.lifecycle.Door.LATER;
import static muster.lifecycle.Door.MACHINE;
import static muster.lifecycle.Door.PANEL;
import static muster.lifecycle.LifecycleEvent.*;
import static muster.lifecycle.Requirement.*;
import static muster.lifecycle.State.*;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every move a device may make. Buttons, requirements, diagram and tests are drawn from here. */
final class LifecycleTable {

    // @formatter:off
    static final List<Transition> ROWS = List.of(
        //  from         on          to           requires            where    allowed to
        row(REGISTERED,  CLAIM,      CLAIMED,     POSITION_FREE,      ACT,     INSTALLER, SUPPORT, OPERATIONS),
        row(CLAIMED,     CONNECT,    ACTIVATING,  CREDENTIAL_ISSUED,  MACHINE, DEVICE),
        row(ACTIVATING,  ACTIVATE,   ACTIVE,      CONTRACT_FULFILLED, MACHINE, SYSTEM),

        // the wrong unit scanned: taken back within minutes, by whoever claimed it
        row(CLAIMED,     UNDO,       REGISTERED,  CLAIM_FRESH,        ACT,     INSTALLER, SUPPORT, OPERATIONS),
        row(ACTIVATING,  UNDO,       REGISTERED,  CLAIM_FRESH,        ACT,     INSTALLER, SUPPORT, OPERATIONS),
        row(ACTIVE,      UNDO,       REGISTERED,  CLAIM_FRESH,        ACT,     INSTALLER, SUPPORT, OPERATIONS),
        // at any time, with a reason: no state in which a device holds a position is a dead end
        row(CLAIMED,     RELEASE,    REGISTERED,  NOTHING,            ACT,     SUPPORT, OPERATIONS),
        row(ACTIVATING,  RELEASE,    REGISTERED,  NOTHING,            ACT,     SUPPORT, OPERATIONS),
        row(ACTIVE,      RELEASE,    REGISTERED,  NOTHING,            ACT,     SUPPORT, OPERATIONS),
        row(INACTIVE,    RELEASE,    REGISTERED,  NOTHING,            ACT,     SUPPORT, OPERATIONS),
        row(QUARANTINED, RELEASE,    REGISTERED,  NOTHING,            ACT,     SUPPORT, OPERATIONS),

        row(ACTIVE,      DEACTIVATE, INACTIVE,    NOTHING,            PANEL,   SUPPORT, OPERATIONS),
        row(INACTIVE,    REACTIVATE, ACTIVE,      CREDENTIAL_VALID,   PANEL,   SUPPORT, OPERATIONS),

        row(CLAIMED,     QUARANTINE, QUARANTINED, NOTHING,            PANEL,   SUPPORT, OPERATIONS),
        row(ACTIVATING,  QUARANTINE, QUARANTINED, NOTHING,            PANEL,   SUPPORT, OPERATIONS),
        row(ACTIVE,      QUARANTINE, QUARANTINED, NOTHING,            PANEL,   SUPPORT, OPERATIONS),
        row(INACTIVE,    QUARANTINE, QUARANTINED, NOTHING,            PANEL,   SUPPORT, OPERATIONS),
        // trust is earned again by the contract, never given back by a click
        row(QUARANTINED, CLEAR,      ACTIVATING,  NOTHING,            PANEL,   SUPPORT, OPERATIONS),

        row(ACTIVE,      MAINTAIN,   MAINTENANCE, END_DATE_GIVEN,     LATER,   SUPPORT, OPERATIONS),
        row(MAINTENANCE, RESUME,     ACTIVE,      CREDENTIAL_VALID,   LATER,   SUPPORT, OPERATIONS),
        row(ACTIVE,      REPLACE,    REPLACED,    SUCCESSOR_ACTIVE,   LATER,   SYSTEM),
        row(INACTIVE,    REPLACE,    REPLACED,    SUCCESSOR_ACTIVE,   LATER,   SYSTEM),
        row(MAINTENANCE, REPLACE,    REPLACED,    SUCCESSOR_ACTIVE,   LATER,   SYSTEM),
        row(QUARANTINED, REPLACE,    REPLACED,    SUCCESSOR_ACTIVE,   LATER,   SYSTEM),
        row(REGISTERED,  WITHDRAW,   RETIRING,    NOTHING,            LATER,   OPERATIONS),
        row(INACTIVE,    WITHDRAW,   RETIRING,    NOTHING,            LATER,   OPERATIONS),
        row(QUARANTINED, WITHDRAW,   RETIRING,    NOTHING,            LATER,   OPERATIONS),
        row(REPLACED,    WITHDRAW,   RETIRING,    NOTHING,            LATER,   OPERATIONS),
        row(RETIRING,    RETIRE,     RETIRED,     LEDGER_VERIFIED,    LATER,   SYSTEM));
    // @formatter:on

    private LifecycleTable() {}

    static List<Transition> from(State state) {
        return ROWS.stream().filter(row -> row.from() == state).toList();
    }

    static Optional<Transition> row(State from, LifecycleEvent event) {
        return from(from).stream().filter(row -> row.event() == event).findFirst();
    }

    private static Transition row(
            State from, LifecycleEvent event, State to, Requirement requires, Door door, Doer... allowedTo) {
        return new Transition(from, event, to, requires, door, Set.of(allowedTo));
    }
}
