package muster.access;

import java.time.Duration;
import muster.shared.Refused;

/** Too many tries: closed for a while, and for how long (429). */
public class TooMany extends Refused {

    private static final long serialVersionUID = 1L;

    public TooMany(Duration wait) {
        super(
                wait.toSeconds() < 100 ? "access.throttle.seconds" : "access.throttle.minutes",
                wait.toSeconds() < 100 ? Math.max(1, wait.toSeconds()) : (wait.toSeconds() + 59) / 60);
    }

    private TooMany(String key, Object... arguments) {
        super(key, arguments);
    }

    /** Nothing went wrong, but more people come at one time than can be looked at. */
    static TooMany atOnce() {
        return new TooMany("access.throttle.busy", 5L);
    }

    @Override
    public int status() {
        return 429;
    }
}
