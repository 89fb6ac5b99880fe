package muster.mqtt.bridge;

import java.time.Duration;

/**
 * That another client comes under the name of ours. A broker has to say so to the one it puts out (MQTT 5, 3.1.4), but some
 * only hang up, Mosquitto before 2.0.15 among them (its issue 2607). There it has to be enough that we are let in and hung
 * up on, again and again. One keeper's, so one thread's.
 */
final class Suspicion {

    /** Much longer than another Muster waits before it comes back. */
    static final Duration SOON = Duration.ofSeconds(30);

    private static final int AGAIN_AND_AGAIN = 5;

    private int inARow;

    /** Takes in how a connection ended that lasted so long; whether a namesake is the likely reason by now. */
    boolean isRaisedBy(Loss loss, Duration lasted) {
        inARow = loss == Loss.HUNG_UP && lasted.compareTo(SOON) < 0 ? inARow + 1 : 0;
        return inARow >= AGAIN_AND_AGAIN;
    }

    /** Nobody could come in, so whoever hung up had reasons of its own. */
    void drop() {
        inARow = 0;
    }
}
