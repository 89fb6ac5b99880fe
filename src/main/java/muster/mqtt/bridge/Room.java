package muster.mqtt.bridge;

import java.util.concurrent.Semaphore;

/**
 * How many bytes may wait here. The receive maximum counts messages, which may be large; where the room is full, the
 * network's thread waits, and with it the broker.
 */
final class Room {

    private static final int KILOBYTES = 64 * 1024;

    private final Semaphore left = new Semaphore(KILOBYTES);

    void take(int bytes) {
        left.acquireUninterruptibly(kilobytes(bytes));
    }

    void give(int bytes) {
        left.release(kilobytes(bytes));
    }

    private static int kilobytes(int bytes) {
        return Math.min(KILOBYTES, 1 + bytes / 1024);
    }
}
