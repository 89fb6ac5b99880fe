package muster.mqtt;

/**
 * Hears what happens at the door. Any number of beans may listen; they are called in the order of events per client,
 * never on a thread of the network. What fails because of trouble that passes is told again until it is heard, so it may
 * be heard twice; anything else is told once more, then logged. Where too much waits to be told, refusals and denials
 * are let go first, and of one client's coming and going the oldest; the newest is always told.
 */
public interface SessionListener {

    default void connected(SessionStarted started) {}

    default void refused(ConnectionRefused refused) {}

    default void ended(SessionEnded ended) {}

    default void denied(Denied denied) {}
}
