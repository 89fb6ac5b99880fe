package muster.telemetry.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import muster.shared.DeviceId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Notes what nobody taught Muster. That a device says a field, or says it in another sort of value, is written with the
 * batch that brought it; that it goes on saying so is gathered in memory and written every few seconds, with a later
 * batch or without one. A process that is killed forgets some of the counting and none of the fields and devices.
 */
@Component
class UnknownFields {

    static final Duration EVERY = Duration.ofSeconds(4);

    private static final int MOST_REMEMBERED = 200_000;

    /** What was written, and what waits, to be remembered once it is committed. */
    record Noted(Map<FieldKey, Sightings> written, Map<FieldKey, Sightings> waiting) {

        static final Noted NOTHING = new Noted(Map.of(), Map.of());
    }

    private record Said(FieldKey key, Object what) {}

    private final UnknownFieldTable table;
    private final Set<Said> said = new HashSet<>();
    private final Map<FieldKey, Instant> writtenAt = new HashMap<>();
    private final Map<FieldKey, Sightings> waiting = new HashMap<>();

    UnknownFields(UnknownFieldTable table) {
        this.table = table;
    }

    /** Within the transaction of the batch. */
    Noted note(List<Understood> messages, int raw, Instant now) {
        var seen = gather(messages, raw);
        if (seen.isEmpty()) {
            return Noted.NOTHING;
        }
        var due = new TreeMap<FieldKey, Sightings>(FieldKey.ORDER);
        synchronized (this) {
            seen.entrySet().stream()
                    .filter(each -> isDue(each.getKey(), each.getValue(), now))
                    .forEach(each -> due.put(each.getKey(), each.getValue()));
            giveBackUnlessCommitted(gatherWaiting(due));
        }
        seen.keySet().removeAll(due.keySet());
        if (!due.isEmpty()) {
            table.write(due);
        }
        return new Noted(due, seen);
    }

    /** Within a transaction: what waits and is due, though no batch came to take it along. */
    Noted noteWaiting(Instant now) {
        var due = new TreeMap<FieldKey, Sightings>(FieldKey.ORDER);
        synchronized (this) {
            waiting.keySet().stream().filter(key -> isTime(key, now)).forEach(key -> due.put(key, waiting.get(key)));
            waiting.keySet().removeAll(due.keySet());
            giveBackUnlessCommitted(due);
        }
        if (!due.isEmpty()) {
            table.write(due);
        }
        return new Noted(due, Map.of());
    }

    synchronized boolean hasWaitedLongEnough(Instant now) {
        return waiting.keySet().stream().anyMatch(key -> isTime(key, now));
    }

    /** What waited is taken along, by one batch alone. */
    private Map<FieldKey, Sightings> gatherWaiting(Map<FieldKey, Sightings> due) {
        var taken = new HashMap<FieldKey, Sightings>();
        due.forEach((key, sightings) -> {
            var earlier = waiting.remove(key);
            if (earlier != null) {
                sightings.add(earlier);
                taken.put(key, earlier);
            }
        });
        return taken;
    }

    private void giveBackUnlessCommitted(Map<FieldKey, Sightings> taken) {
        if (!taken.isEmpty()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    if (status != STATUS_COMMITTED) {
                        await(taken);
                    }
                }
            });
        }
    }

    private synchronized void await(Map<FieldKey, Sightings> gathered) {
        gathered.forEach((key, sightings) -> {
            var earlier = waiting.put(key, sightings);
            if (earlier != null) {
                sightings.add(earlier);
            }
        });
    }

    private static Map<FieldKey, Sightings> gather(List<Understood> messages, int raw) {
        var seen = new HashMap<FieldKey, Sightings>();
        for (var message : messages) {
            var heard = message.heard();
            if (heard != null) {
                for (var field : heard.readings().fields()) {
                    seen.computeIfAbsent(FieldKey.of(heard, field), key -> new Sightings())
                            .add(message, heard, field, raw);
                }
            }
        }
        return seen;
    }

    private boolean isDue(FieldKey key, Sightings sightings, Instant now) {
        return isTime(key, now)
                || sightings.sorts.stream().anyMatch(sort -> !said.contains(new Said(key, sort)))
                || sightings.devices.keySet().stream().anyMatch(device -> !said.contains(new Said(key, device)));
    }

    /** Also where the clock was far ahead when it was written. */
    private boolean isTime(FieldKey key, Instant now) {
        var before = writtenAt.get(key);
        return before == null
                || before.plus(EVERY).isBefore(now)
                || before.minus(EVERY).isAfter(now);
    }

    /** To be told when the transaction is committed. */
    synchronized void remember(Noted noted, Instant now) {
        if (said.size() > MOST_REMEMBERED) {
            said.clear();
            writtenAt.clear();
            waiting.clear();
        }
        noted.written().forEach((key, sightings) -> {
            writtenAt.put(key, now);
            sightings.sorts.forEach(sort -> said.add(new Said(key, sort)));
            for (DeviceId device : sightings.devices.keySet()) {
                said.add(new Said(key, device));
            }
        });
        await(noted.waiting());
    }
}
