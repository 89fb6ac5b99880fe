package muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.registry.DeviceSecrets;
import muster.registry.Handovers;
import muster.registry.Registry;
import muster.registry.Shelf;
import muster.shared.DeviceId;
import muster.shared.Refused;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Run with {@code -Dscale=5} for 10,000 pairs. */
@ModuleTest
class RacingMovesTest {

    private static final int PAIRS = 2000 * Integer.getInteger("scale", 1);
    private static final int LANES = 4;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Registry registry;

    @Autowired
    Handovers handovers;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void of_two_people_at_the_same_moment_exactly_one_wins() throws InterruptedException {
        var devices = activeDevices();
        var work = new ConcurrentLinkedQueue<>(devices);
        var losers = new AtomicInteger();
        var unexpected = new ConcurrentLinkedQueue<Throwable>();
        var done = new CountDownLatch(2 * LANES);

        try (var threads = Executors.newFixedThreadPool(2 * LANES)) {
            for (int lane = 0; lane < LANES; lane++) {
                var next = new ConcurrentLinkedQueue<DeviceId>();
                var start = new CyclicBarrier(2, () -> {
                    var device = work.poll();
                    next.clear();
                    if (device != null) {
                        next.add(device);
                    }
                });
                threads.execute(
                        () -> race(start, next, cast.sam(), LifecycleEvent.DEACTIVATE, losers, unexpected, done));
                threads.execute(
                        () -> race(start, next, cast.olga(), LifecycleEvent.QUARANTINE, losers, unexpected, done));
            }
            done.await();
        }

        assertThat(unexpected).isEmpty();
        assertThat(losers).hasValue(PAIRS);
        assertThat(count(devices, "select count(*) from lifecycle.transition where device_id = any(:ids::uuid[])"))
                .isEqualTo(PAIRS);
        assertThat(count(devices, """
                        select count(*) from audit.entry
                        where subject_id = any(:ids::uuid[]) and action like 'device.moved.%'
                        """)).isEqualTo(PAIRS);
        assertThat(count(devices, """
                        select count(*) from lifecycle.lifecycle l
                        join lifecycle.transition t on t.device_id = l.device_id and t.number = l.version
                        join audit.entry e on e.subject_id = l.device_id and e.action = 'device.moved.' || t.event
                                          and e.by_name = t.by_name and e.after ->> 'state' = l.state
                        where t.to_state = l.state and l.version = 4 and l.device_id = any(:ids::uuid[])
                        """)).isEqualTo(PAIRS);
    }

    private void race(
            CyclicBarrier start,
            ConcurrentLinkedQueue<DeviceId> next,
            Actor person,
            LifecycleEvent event,
            AtomicInteger losers,
            ConcurrentLinkedQueue<Throwable> unexpected,
            CountDownLatch done) {
        try {
            while (true) {
                start.await();
                var device = next.peek();
                if (device == null) {
                    return;
                }
                try {
                    ActorContext.run(person, () -> lifecycle.moveByHand(device, event, "Fault", 3, person));
                } catch (Refused told) {
                    assertThat(told.key()).isEqualTo("lifecycle.refused.overtaken");
                    losers.incrementAndGet();
                }
            }
        } catch (Exception failure) {
            unexpected.add(failure);
            start.reset();
        } finally {
            done.countDown();
        }
    }

    /** Put straight into the state that the race begins in. */
    private List<DeviceId> activeDevices() {
        var sam = cast.sam();
        var devices = new Shelf(registry, handovers)
                .take(Math.min(PAIRS, 10_000), sam).stream()
                        .map(DeviceSecrets::device)
                        .toList();
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

    private static String[] texts(List<DeviceId> devices) {
        return devices.stream().map(DeviceId::toString).toArray(String[]::new);
    }
}
