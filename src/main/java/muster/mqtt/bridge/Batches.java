package muster.mqtt.bridge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects messages for a handler that takes many at a time. Nobody waits for a batch to fill: whatever came while the
 * last one was written is the next one, so a quiet house answers at once and a busy one writes more in one stroke. A
 * device always meets the same writer, which keeps its messages in order.
 */
final class Batches {

    /** What is done with a batch; returns when it is stored. */
    @FunctionalInterface
    interface Work {
        void on(List<Parcel> batch) throws InterruptedException;
    }

    private static final Logger log = LoggerFactory.getLogger(Batches.class);
    /** One reckons while the other waits for the disk. */
    private static final int WRITERS = 2;

    private static final int MOST_AT_ONCE = 2_500;
    private static final int LOOK_UP_MS = 200;

    private final List<LinkedBlockingQueue<Parcel>> waiting =
            Stream.generate(LinkedBlockingQueue<Parcel>::new).limit(WRITERS).toList();
    /** What each writer is at. */
    private final AtomicReferenceArray<List<Parcel>> inHand = new AtomicReferenceArray<>(WRITERS);

    private final CountDownLatch idle = new CountDownLatch(WRITERS);
    private final Work work;
    private volatile boolean stopping;

    Batches(String name, Work work) {
        this.work = work;
        IntStream.range(0, WRITERS).forEach(number -> {
            inHand.set(number, List.of());
            Thread.ofPlatform().daemon().name(name + "-" + number).start(() -> write(number));
        });
    }

    void add(Parcel parcel) {
        waiting.get(Math.floorMod(parcel.inbound().lane().hashCode(), WRITERS)).add(parcel);
    }

    int waiting() {
        return IntStream.range(0, WRITERS)
                .map(writer -> waiting.get(writer).size() + inHand.get(writer).size())
                .sum();
    }

    @Nullable
    Instant oldest() {
        return IntStream.range(0, WRITERS)
                .boxed()
                .flatMap(writer -> Stream.concat(
                        inHand.get(writer).stream().limit(1),
                        Stream.ofNullable(waiting.get(writer).peek())))
                .map(parcel -> parcel.inbound().receivedAt())
                .min(Instant::compareTo)
                .orElse(null);
    }

    void stop() {
        stopping = true;
    }

    boolean awaitIdle(long seconds) {
        try {
            return idle.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void write(int writer) {
        var queue = waiting.get(writer);
        try {
            while (!stopping) {
                var first = queue.poll(LOOK_UP_MS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    var batch = new ArrayList<Parcel>();
                    batch.add(first);
                    queue.drainTo(batch, MOST_AT_ONCE - 1);
                    inHand.set(writer, batch);
                    attempt(batch);
                    inHand.set(writer, List.of());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            idle.countDown();
        }
    }

    private void attempt(List<Parcel> batch) throws InterruptedException {
        try {
            work.on(batch);
        } catch (RuntimeException | Error failure) {
            log.error("A batch of {} messages was left alone; the broker will bring them again", batch.size(), failure);
        } finally {
            batch.forEach(Parcel::leave);
        }
    }
}
