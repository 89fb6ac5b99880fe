package muster.mqtt;

import java.util.Optional;

/**
 * Decides who may connect. Exactly one bean of a module above implements it. It is asked on a thread of its own, a
 * limited number at a time; an exception or an answer that comes too late refuses the client.
 */
public interface Admissions {

    Admission admit(ConnectAttempt attempt);

    /**
     * The id of the device with a maker's firmware that stands behind a user name of its own choice; empty for any
     * other. Believes nothing: whoever is named here has still to be admitted.
     */
    default Optional<String> deviceOf(String userName, byte[] password) {
        return Optional.empty();
    }
}
