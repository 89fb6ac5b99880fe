package muster.mqtt;

import org.jspecify.annotations.Nullable;

/**
 * A client at the door. Client id and user name have been compared and are well formed before anybody is asked.
 *
 * @param password what the client says to prove itself; never logged, never kept
 * @param address the network address of the client, without its port
 * @param foreign whether it is firmware of a maker, as {@link Admissions#deviceOf} said
 * @param keepAliveSeconds the longest silence the client promises, 0 for no promise
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are compared once and never used as a key
public record ConnectAttempt(
        String clientId,
        @Nullable String username,
        byte[] password,
        String address,
        int keepAliveSeconds,
        boolean foreign) {

    /** Without the password. */
    @Override
    public String toString() {
        return "ConnectAttempt[" + clientId + " from " + address + "]";
    }
}
