package muster.demo.simulator;

import java.time.Duration;

/**
 * How fast a device lives.
 *
 * @param askAgain how long it waits after a refusal before it asks for a credential again
 * @param first the time between the first readings after it was switched on anew
 * @param quick how many rounds of readings come at that time
 * @param daily the time between readings afterwards
 * @param shortestRest how long it waits at least after a lost or refused connection
 * @param longestRest how long at most
 */
public record Pace(
        Duration askAgain, Duration first, int quick, Duration daily, Duration shortestRest, Duration longestRest) {

    /** As on a bench: soon enough to watch, slow enough to read. */
    public static final Pace BENCH = new Pace(
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            6,
            Duration.ofSeconds(60),
            Duration.ofSeconds(2),
            Duration.ofSeconds(60));

    Duration between(int roundsSent) {
        return roundsSent < quick ? first : daily;
    }
}
