package muster.demo.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a device is right now, for whoever stands before it.
 *
 * @param steps the last things it did, newest first
 */
public record Condition(
        boolean powered, boolean blinking, @Nullable Fault fault, String firmware, List<Step> steps) {}
