package muster.mqtt.bridge;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work in order per key, different keys side by side. A lane is a virtual thread that lives while it has work. Only so
 * many work at the same moment: a task may hold one database connection and want a second one, and when a whole fleet
 * comes or goes at once, nobody must be left holding one while nobody has two.
 */
public final class Lanes {

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    /** Two instances with this many, each with two connections, leave some of the sixteen in the pool for people. */
    private static final int AT_ONCE = 3;

    private final Semaphore hands = new Semaphore(AT_ONCE, true);
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();
    private final String name;

    public Lanes(String name) {
        this.name = name;
    }

    public void run(String key, Runnable task) {
        synchronized (waiting) {
            var lane = waiting.get(key);
            if (lane != null) {
                lane.add(task);
                return;
            }
            waiting.put(key, new ArrayDeque<>());
        }
        Thread.ofVirtual().name(name + "-" + key).start(() -> drive(key, task));
    }

    /** Whether all work was done within the time. */
    public boolean awaitIdle(Duration patience) {
        var until = System.nanoTime() + patience.toNanos();
        synchronized (waiting) {
            try {
                for (var left = until - System.nanoTime(); !waiting.isEmpty(); left = until - System.nanoTime()) {
                    if (left <= 0) {
                        return false;
                    }
                    waiting.wait(Math.max(1, left / 1_000_000));
                }
                return true;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private void drive(String key, Runnable first) {
        for (@Nullable Runnable task = first; task != null; task = next(key)) {
            hands.acquireUninterruptibly();
            try {
                task.run();
            } catch (RuntimeException | Error failure) {
                log.error("Work of lane {} failed", key, failure);
            } finally {
                hands.release();
            }
        }
    }

    private @Nullable Runnable next(String key) {
        synchronized (waiting) {
            var lane = waiting.get(key);
            var task = lane == null ? null : lane.poll();
            if (task == null) {
                waiting.remove(key);
                waiting.notifyAll();
            }
            return task;
        }
    }
}
