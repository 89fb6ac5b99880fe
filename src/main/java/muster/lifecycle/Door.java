package muster.lifecycle;

/** Where a move is made. */
enum Door {
    /** A button on the lifecycle panel, with a reason. */
    PANEL,
    /** A page of another module does it as part of a larger act; the panel only points there. */
    ACT,
    /** The device or the system does it when its time has come. */
    MACHINE,
    /** Laid out in the table, offered nowhere yet. */
    LATER
}
