package muster.mqtt.bridge;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import muster.mqtt.InboundMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Brings a batch to its handler, through as many attempts as it takes, and acknowledges what was handled. */
final class BatchDelivery {

    private static final Logger log = LoggerFactory.getLogger(BatchDelivery.class);
    private static final int ATTEMPTS = 5;
    /** Five attempts are over within two seconds. */
    private static final BackOff AFTER_FAILURE = new BackOff(Duration.ofMillis(50), Duration.ofMillis(800));

    private static final BackOff AFTER_TROUBLE = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(5));

    private final Consumer<List<InboundMessage>> handler;
    private final SpoiledPile spoiled;
    private final Stalls stalls;
    private final CountDownLatch stopping;

    BatchDelivery(Consumer<List<InboundMessage>> handler, SpoiledPile spoiled, Stalls stalls, CountDownLatch stopping) {
        this.handler = handler;
        this.spoiled = spoiled;
        this.stalls = stalls;
        this.stopping = stopping;
    }

    /** Returns when each message is handled, set aside, or no longer waited for. */
    void deliver(List<Parcel> batch) throws InterruptedException {
        try {
            attempt(batch);
        } finally {
            stalls.end(batch);
        }
    }

    private void attempt(List<Parcel> batch) throws InterruptedException {
        var troubles = 0;
        var failures = 0;
        while (true) {
            var awaited = batch.stream().filter(Parcel::isAwaited).toList();
            if (awaited.isEmpty() || stopping.getCount() == 0) {
                return;
            }
            try {
                handler.accept(awaited.stream().map(Parcel::inbound).toList());
                Parcel.acknowledge(awaited);
                return;
            } catch (RuntimeException | Error failure) {
                if (Trouble.passes(failure)) {
                    troubles++;
                    stalls.begin(batch, failure);
                    log.atLevel(troubles == 1 ? Level.WARN : Level.DEBUG)
                            .log("{} messages have to wait: {}", awaited.size(), failure.toString());
                    pause(AFTER_TROUBLE.after(troubles));
                } else if (awaited.size() > 1) {
                    log.debug("A batch of {} failed and is tried in two parts", awaited.size(), failure);
                    deliver(awaited.subList(0, awaited.size() / 2));
                    deliver(awaited.subList(awaited.size() / 2, awaited.size()));
                    return;
                } else {
                    failures++;
                    if (failures >= ATTEMPTS && spoiled.take(awaited.getFirst().inbound(), failure, failures)) {
                        Parcel.acknowledge(awaited);
                        return;
                    }
                    pause(AFTER_FAILURE.after(failures));
                }
            }
        }
    }

    private void pause(Duration length) throws InterruptedException {
        stopping.await(length.toMillis(), TimeUnit.MILLISECONDS);
    }
}
