package muster.shared;

import java.io.IOException;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events, by channel. Each stream has a small queue and a virtual thread of its own; a reader too slow
 * for its queue is dropped, and so is every stream of a person whose sessions end.
 */
@Component
public class LiveChannels implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LiveChannels.class);
    private static final int QUEUE = 16;
    private static final int STREAMS_PER_PERSON = 12;
    private static final long HEARTBEAT_S = 15;
    private static final String END = "";

    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicLong opened = new AtomicLong();

    /** Opens a stream on a channel for a person; the oldest beyond twelve of the same person is closed. */
    public synchronized SseEmitter open(String channel, UserId person) {
        var stream = new Stream(channel, person, opened.incrementAndGet());
        var mine = streams.stream().filter(other -> other.person.equals(person)).toList();
        if (mine.size() >= STREAMS_PER_PERSON) {
            mine.stream().min(Comparator.comparingLong(other -> other.number)).ifPresent(Stream::close);
        }
        streams.add(stream);
        Thread.ofVirtual().name("live-" + channel).start(stream);
        return stream.emitter;
    }

    /**
     * Tells everybody on the channel that something of this name happened; inside a transaction, once it is committed.
     * Never blocks. No listener after the commit has to do it: those are kept in the publication registry, which wants
     * a second connection while the first is still held, for news that nobody needs after a restart.
     */
    public void tell(String channel, String event) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    tellNow(channel, event);
                }
            });
        } else {
            tellNow(channel, event);
        }
    }

    private void tellNow(String channel, String event) {
        streams.stream().filter(stream -> stream.channel.equals(channel)).forEach(stream -> stream.offer(event));
    }

    /** Ends every stream of a person, at once. */
    public void drop(UserId person) {
        streams.stream().filter(stream -> stream.person.equals(person)).forEach(Stream::close);
    }

    @Override
    public void destroy() {
        streams.forEach(Stream::close);
    }

    private final class Stream implements Runnable {
        private final String channel;
        private final UserId person;
        private final long number;
        private final SseEmitter emitter = new SseEmitter(0L);
        private final ArrayBlockingQueue<String> queue = new ArrayBlockingQueue<>(QUEUE);

        Stream(String channel, UserId person, long number) {
            this.channel = channel;
            this.person = person;
            this.number = number;
            emitter.onCompletion(this::close);
            emitter.onError(failure -> close());
        }

        void offer(String event) {
            if (!queue.contains(event) && !queue.offer(event)) {
                close();
            }
        }

        void close() {
            if (streams.remove(this)) {
                queue.clear();
                queue.add(END);
            }
        }

        @Override
        public void run() {
            try {
                emitter.send(SseEmitter.event().comment("open").reconnectTime(2000));
                while (streams.contains(this)) {
                    var event = queue.poll(HEARTBEAT_S, TimeUnit.SECONDS);
                    if (event == null) {
                        emitter.send(SseEmitter.event().comment("still here"));
                    } else if (!event.equals(END)) {
                        emitter.send(SseEmitter.event().name(event).data(event));
                    }
                }
                emitter.complete();
            } catch (IOException | IllegalStateException gone) {
                LOG.debug("stream on {} ended: {}", channel, gone.getMessage());
                streams.remove(this);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                streams.remove(this);
            }
        }
    }
}
