package muster.mqtt.bridge;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Keeps one connection up, for as long as Muster runs, whatever happens to the broker. */
final class Keeper {

    @FunctionalInterface
    interface Opening {
        Connection open() throws MqttException;
    }

    private static final Logger log = LoggerFactory.getLogger(Keeper.class);
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final String name;
    private final Opening opening;
    private final Rivals rivals;
    private final Suspicion suspicion = new Suspicion();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<@Nullable MqttException> firstAttempt = new CompletableFuture<>();
    private volatile CompletableFuture<Connection> current = new CompletableFuture<>();
    private @Nullable Thread thread;
    private boolean away;

    Keeper(String name, Rivals rivals, Opening opening) {
        this.name = name;
        this.rivals = rivals;
        this.opening = opening;
    }

    void start() {
        thread = Thread.ofVirtual().name(name).start(this::keep);
    }

    /** What the first attempt failed with, or null when it is connected. */
    @Nullable
    MqttException firstFailure() {
        return firstAttempt.join();
    }

    void stop() {
        stopping.countDown();
        var connection = current.getNow(null);
        if (connection != null) {
            connection.end();
        }
        if (thread != null) {
            try {
                thread.join(Duration.ofSeconds(15));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    boolean isConnected() {
        var connection = current.getNow(null);
        return connection != null && connection.isOpen();
    }

    /** The connection, when there is one within the time; null otherwise. */
    @Nullable
    Connection connection(Duration patience) throws InterruptedException {
        try {
            return current.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException none) {
            log.debug("{} has no connection", name, none);
            return null;
        }
    }

    private void keep() {
        var failures = 0;
        try {
            do {
                failures = keepOne() ? 1 : failures + 1;
            } while (!stopping.await(BACK_OFF.after(failures).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** True when the next attempt may follow soon. */
    private boolean keepOne() throws InterruptedException {
        try (var connection = opening.open()) {
            sayConnected();
            current.complete(connection);
            firstAttempt.complete(null);
            if (stopping.getCount() > 0) {
                connection.awaitEnd();
            }
            current = new CompletableFuture<>();
            if (stopping.getCount() > 0) {
                return hasLost(connection);
            }
            return true;
        } catch (MqttException failure) {
            away = true;
            suspicion.drop();
            log.warn("{} cannot reach the broker: {}", name, reason(failure));
            firstAttempt.complete(failure);
            return false;
        } catch (RuntimeException failure) {
            away = true;
            log.error("{} cannot open a connection", name, failure);
            firstAttempt.complete(new MqttException(failure));
            return false;
        }
    }

    /** Who was pushed out does not push back at once, nor does anybody who was let in for a moment only. */
    private boolean hasLost(Connection connection) {
        var lasted = connection.age();
        var isSuspicious = suspicion.isRaisedBy(connection.loss(), lasted);
        if (connection.loss() == Loss.TAKEN_OVER) {
            rivals.met(name);
            return false;
        }
        if (isSuspicious) {
            rivals.suspected(name);
            return false;
        }
        away = true;
        log.warn("{} has lost the broker", name);
        return lasted.compareTo(Suspicion.SOON) >= 0;
    }

    /** Word of a connection matters when there was none before. */
    private void sayConnected() {
        log.atLevel(away ? Level.INFO : Level.DEBUG).log("{} is connected", name);
        away = false;
    }

    static String reason(MqttException failure) {
        var cause = failure.getCause();
        return cause == null ? failure.getMessage() + " (" + failure.getReasonCode() + ")" : String.valueOf(cause);
    }
}
