package muster.mqtt.bridge;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where the bridge calls and how it proves itself. */
public interface Line {

    URI address();

    /** The user name for one of the bridge's client ids; null for none. */
    @Nullable
    String username(String clientId);

    byte @Nullable [] password();

    /** The bridge hears: from now on devices may speak without anything getting lost. */
    void ready();
}
