package muster.mqtt;

/** The live connections of the broker. */
public interface Sessions {

    /** What became of the wish to end a session. */
    enum Ending {
        /** The connection is cut, and the device was told why. */
        ENDED,
        /** There was no connection to cut. */
        NOT_CONNECTED,
        /** The broker is not ours: it has to end the session by its own means. */
        OUT_OF_REACH
    }

    /**
     * Cuts a live connection with a reason, sends no will, and forgets what the broker kept for the session.
     *
     * @param sentence why, told to the device
     */
    Ending end(String clientId, String sentence);

    /** Whether the client is connected now; never true for a broker that is not ours. */
    boolean isConnected(String clientId);
}
