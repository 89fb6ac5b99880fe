package muster.mqtt;

/**
 * Hears what happens at the door. Any number of beans may listen; they are called in the order of events per client,
 * never on a thread of the network. What they throw is logged and disturbs nobody else.
 */
public interface SessionListener {

    default void connected(SessionStarted started) {}

    default void refused(ConnectionRefused refused) {}

    default void ended(SessionEnded ended) {}

    default void denied(Denied denied) {}
}
