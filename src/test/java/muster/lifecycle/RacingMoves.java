package muster.lifecycle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.registry.DeviceSecrets;
import muster.registry.Handovers;
import muster.registry.Registry;
import muster.registry.Shelf;
import muster.shared.DeviceId;
import muster.shared.Refused;
import muster.support.Cast;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two people make two different moves of one device at the same moment, over and over; and what came of it. */
@TestComponent
public class RacingMoves {

    /** What a pair that fits together adds one to, each. */
    public record Outcome(int pairs, int won, int told, long transitions, long audited, int events, long agreeing) {}

    private static final int LANES = 4;
    private static final int PATIENCE_S = 60;

    private final Lifecycle lifecycle;
    private final Registry registry;
    private final Handovers handovers;
    private final Cast cast;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AtomicInteger heard = new AtomicInteger();
    private volatile Set<DeviceId> racing = Set.of();

    RacingMoves(
            Lifecycle lifecycle,
            Registry registry,
            Handovers handovers,
            Cast cast,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.lifecycle = lifecycle;
        this.registry = registry;
        this.handovers = handovers;
        this.cast = cast;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener
    void on(DeviceMoved moved) {
        if (racing.contains(moved.device())) {
            heard.incrementAndGet();
        }
    }

    /** Throws what went wrong on any of the lanes; nobody waits for a partner who is gone. */
    public Outcome run(int pairs) throws InterruptedException, ExecutionException {
        var devices = activeDevices(pairs);
        heard.set(0);
        racing = new HashSet<>(devices);
        var work = new ConcurrentLinkedQueue<>(devices);
        var won = new AtomicInteger();
        var told = new AtomicInteger();
        try (var people = Executors.newFixedThreadPool(2 * LANES)) {
            var lanes = new ConcurrentLinkedQueue<Future<?>>();
            for (int lane = 0; lane < LANES; lane++) {
                var next = new AtomicReference<@Nullable DeviceId>();
                var start = new CyclicBarrier(2, () -> next.set(work.poll()));
                lanes.add(people.submit(() -> race(start, next, cast.sam(), LifecycleEvent.DEACTIVATE, won, told)));
                lanes.add(people.submit(() -> race(start, next, cast.olga(), LifecycleEvent.QUARANTINE, won, told)));
            }
            awaitAll(lanes);
        } finally {
            racing = Set.of();
        }
        return outcome(devices, won.get(), told.get());
    }

    private static void awaitAll(Collection<Future<?>> lanes) throws InterruptedException, ExecutionException {
        var failures = new ArrayList<ExecutionException>();
        for (var lane : lanes) {
            try {
                lane.get();
            } catch (ExecutionException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            var first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    private void race(
            CyclicBarrier start,
            AtomicReference<@Nullable DeviceId> next,
            Actor person,
            LifecycleEvent event,
            AtomicInteger won,
            AtomicInteger told) {
        try {
            while (true) {
                start.await(PATIENCE_S, TimeUnit.SECONDS);
                var device = next.get();
                if (device == null) {
                    return;
                }
                try {
                    ActorContext.run(person, () -> lifecycle.moveByHand(device, event, "Fault", 3, person));
                    won.incrementAndGet();
                } catch (Refused refused) {
                    if (!refused.key().equals("lifecycle.refused.overtaken")) {
                        throw refused;
                    }
                    told.incrementAndGet();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (BrokenBarrierException | TimeoutException partnerGone) {
            throw new IllegalStateException("the partner of " + person.name() + " is gone", partnerGone);
        } catch (Throwable failure) {
            // whoever waits at the barrier, now or later, is let go at once
            start.reset();
            throw failure;
        }
    }

    private Outcome outcome(List<DeviceId> devices, int won, int told) {
        return new Outcome(
                devices.size(),
                won,
                told,
                count(devices, "select count(*) from lifecycle.transition where device_id = any(:ids::uuid[])"),
                count(devices, """
                        select count(*) from audit.entry
                        where subject_id = any(:ids::uuid[]) and action like 'device.moved.%'
                        """),
                heard.get(),
                count(devices, """
                        select count(*) from lifecycle.lifecycle l
                        join lifecycle.transition t on t.device_id = l.device_id and t.number = l.version
                        join audit.entry e on e.subject_id = l.device_id and e.action = 'device.moved.' || t.event
                                          and e.by_name = t.by_name and e.after ->> 'state' = l.state
                        where t.to_state = l.state and l.version = 4 and l.device_id = any(:ids::uuid[])
                        """));
    }

    /** Put straight into the state that the race begins in. */
    private List<DeviceId> activeDevices(int count) {
        var devices = new Shelf(registry, handovers)
                .take(count, cast.sam()).stream().map(DeviceSecrets::device).toList();
        ActorContext.run(
                Actor.system("race"),
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("""
                update lifecycle.lifecycle set state = 'ACTIVE', version = 3 where device_id = any(:ids::uuid[])
                """).param("ids", texts(devices)).update()));
        return devices;
    }

    private long count(List<DeviceId> devices, String sql) {
        return ActorContext.<Long, RuntimeException>call(
                Actor.system("race"),
                () -> Objects.requireNonNull(transaction.execute(status -> jdbc.sql(sql)
                        .param("ids", texts(devices))
                        .query(Long.class)
                        .single())));
    }

    private static String[] texts(Collection<DeviceId> devices) {
        return devices.stream().map(DeviceId::toString).toArray(String[]::new);
    }
}
