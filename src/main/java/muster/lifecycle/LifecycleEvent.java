package muster.lifecycle;

/** What can happen to a device in its life. */
public enum LifecycleEvent {
    CLAIM,
    CONNECT,
    ACTIVATE,
    UNDO,
    RELEASE,
    DEACTIVATE,
    REACTIVATE,
    MAINTAIN,
    RESUME,
    QUARANTINE,
    CLEAR,
    REPLACE,
    WITHDRAW,
    RETIRE
}
