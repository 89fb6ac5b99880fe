package muster.mqtt;

/** Speaks to devices. Call it after the commit: what is said cannot be rolled back. */
public interface Publisher {

    /**
     * Says something to a device with QoS 1 and returns when the broker has taken it.
     *
     * @throws BrokerAway when the broker did not take it in time; nothing is remembered, the caller tries again
     */
    void publish(String device, Leaf leaf, byte[] payload, PublishOptions options);

    /**
     * Says something to a device whose firmware hears a topic of its maker's.
     *
     * @throws BrokerAway as for {@link #publish}
     */
    void say(String topic, byte[] payload);

    /**
     * Answers a request on the device's own answer topic, with its correlation data.
     *
     * @return false when the request named no answer topic or one that is not its own; then nothing was said
     * @throws BrokerAway as for {@link #publish}
     */
    boolean answer(InboundMessage request, byte[] payload);

    /** Whether the broker is there to take anything right now. */
    boolean isConnected();

    /** Takes back what the broker remembers for a leaf. */
    default void clear(String device, Leaf leaf) {
        publish(device, leaf, new byte[0], PublishOptions.PLAIN.keptByBroker());
    }
}
