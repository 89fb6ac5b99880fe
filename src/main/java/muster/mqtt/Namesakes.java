package muster.mqtt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Other clients of the broker that call themselves as this Muster does: each that comes pushes the other out. */
public interface Namesakes {

    /** When one pushed us out last, or seems to have; null when none ever did. */
    @Nullable
    Instant lastMet();
}
