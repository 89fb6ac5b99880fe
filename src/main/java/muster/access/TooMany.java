package muster.access;

import java.time.Duration;
import muster.shared.Refused;

/** Too many wrong tries: closed for a while, and for how long (429). */
public class TooMany extends Refused {

    private static final long serialVersionUID = 1L;

    public TooMany(Duration wait) {
        super(
                wait.toSeconds() < 100 ? "access.throttle.seconds" : "access.throttle.minutes",
                wait.toSeconds() < 100 ? Math.max(1, wait.toSeconds()) : (wait.toSeconds() + 59) / 60);
    }

    @Override
    public int status() {
        return 429;
    }
}
