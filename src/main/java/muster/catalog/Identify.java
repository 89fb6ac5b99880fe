package muster.catalog;

import java.time.Duration;

/** How a device shows itself when asked to: {@code "The LED blinks blue"}, for so long. */
public record Identify(String sentence, Duration lasts) {}
