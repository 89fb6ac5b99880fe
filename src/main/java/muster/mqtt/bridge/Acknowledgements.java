package muster.mqtt.bridge;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Puts the acknowledgements of one connection into the order in which its messages came (MQTT 5, 4.6). A broker looks for
 * what is acknowledged from the oldest on: Mosquitto, with 20,000 messages under way, spent half a minute on nothing else
 * when the newer half was acknowledged before the older one. What is waited for too long holds up nothing else: it is
 * acknowledged by itself when it is done.
 */
final class Acknowledgements {

    private static final long PATIENCE = Duration.ofSeconds(1).toNanos();

    private static final class Message {

        final int id;
        final long since;
        boolean done;
        boolean overtaken;

        Message(int id, long since) {
            this.id = id;
            this.since = since;
        }
    }

    private final ArrayDeque<Message> inOrder = new ArrayDeque<>();
    private final Map<Integer, Message> open = new HashMap<>();
    private final LongSupplier nanos;

    Acknowledgements(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A message came that the broker wants to be acknowledged. */
    synchronized void expect(int id) {
        var message = new Message(id, nanos.getAsLong());
        open.put(id, message);
        inOrder.add(message);
    }

    /** These are done with; what may be said of now, in order. */
    synchronized int[] done(Collection<Integer> ids) {
        List<Integer> sayable = new ArrayList<>();
        for (var id : ids) {
            var message = open.remove(id);
            if (message != null) {
                message.done = true;
                if (message.overtaken) {
                    sayable.add(id);
                }
            }
        }
        var now = nanos.getAsLong();
        for (var first = inOrder.peek(); first != null; first = inOrder.peek()) {
            if (first.done) {
                sayable.add(first.id);
            } else if (now - first.since > PATIENCE) {
                first.overtaken = true;
            } else {
                break;
            }
            inOrder.remove();
        }
        return sayable.stream().mapToInt(Integer::intValue).toArray();
    }
}
