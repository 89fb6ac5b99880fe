package muster.mqtt.bridge;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the bridge calls and how it proves itself. */
public interface Line {

    /** The user property in which the embedded broker names the device that a message came from. */
    String SENDER = "muster-sender";

    URI address();

    /** The user name for one of the bridge's client ids; null for none. */
    @Nullable
    String username(String clientId);

    byte @Nullable [] password();

    /**
     * The client ids under which Muster hears. Several share the load: the broker gives each message to one of them, of
     * this instance or another. A single one hears everything itself.
     */
    List<String> ears();

    /** The client id under which Muster speaks. */
    String mouth();

    /** Whether each message on a maker's topic says by {@link #SENDER} which device's connection it came by. */
    default boolean namesSenders() {
        return false;
    }

    /** The bridge hears: from now on devices may speak without anything getting lost. */
    void ready();
}
