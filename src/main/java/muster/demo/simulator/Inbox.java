package muster.demo.simulator;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What reaches a device, one thing after the other. Word of an earlier connection is not for the present one. */
final class Inbox {

    private final BlockingQueue<Heard> queue = new LinkedBlockingQueue<>();
    private volatile boolean stopped;

    void put(Heard heard) {
        queue.add(heard);
    }

    /** Wakes whoever waits, for good. */
    void stop() {
        stopped = true;
        queue.add(new Heard.Stop());
    }

    boolean isStopped() {
        return stopped;
    }

    /** Waits without a connection; only the button ends it early. */
    void rest(Duration time) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        long left = time.toNanos();
        while (!stopped && left > 0) {
            queue.poll(left, TimeUnit.NANOSECONDS);
            left = until - System.nanoTime();
        }
    }

    /**
     * The next message of this connection; empty when the time is over or the button was pressed.
     *
     * @throws LinkBroken when the connection ended
     */
    Optional<Heard.Message> await(Uplink uplink, Duration time) throws InterruptedException, LinkBroken {
        long until = System.nanoTime() + time.toNanos();
        while (!stopped) {
            long left = until - System.nanoTime();
            var heard = left <= 0 ? queue.poll() : queue.poll(left, TimeUnit.NANOSECONDS);
            if (heard == null) {
                return Optional.empty();
            }
            if (heard instanceof Heard.Lost lost && lost.from() == uplink) {
                throw LinkBroken.ended(lost.sentence());
            }
            if (heard instanceof Heard.Message message && message.from() == uplink) {
                return Optional.of(message);
            }
            // what is left is of an earlier connection, or the button
        }
        return Optional.empty();
    }
}
