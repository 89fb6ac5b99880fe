package muster.mqtt;

import org.jspecify.annotations.Nullable;

/** The broker did not take a message: not connected, or no acknowledgement in time. */
public class BrokerAway extends RuntimeException {

    public BrokerAway(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
