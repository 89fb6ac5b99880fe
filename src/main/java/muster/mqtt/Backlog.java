package muster.mqtt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the broker has handed over and is not handled yet, for those who watch the flow. */
public interface Backlog {

    int waiting();

    /** When the message that has waited longest arrived; null when none waits. */
    @Nullable
    Instant oldest();

    /** What messages have to wait for; null when nothing is in their way. */
    @Nullable
    Stall stall();
}
