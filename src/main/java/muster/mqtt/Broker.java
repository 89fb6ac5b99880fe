package muster.mqtt;

/** Where the broker is, for those who print addresses and for clients started beside it. */
public interface Broker {

    /** Whether it runs inside this process. */
    boolean isEmbedded();

    String host();

    /** The port that is really open, also when a free one was asked for. Waits for the embedded broker to be up. */
    int port();
}
