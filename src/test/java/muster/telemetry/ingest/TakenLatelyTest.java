package muster.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.shared.DeviceId;
import muster.support.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each test takes back what it wrote into the table. */
@ModuleTest
class TakenLatelyTest {

    private static final int BATCH = 2_500;
    /** Of a client that comes back with all that 16 bits can number, and another beside it. */
    private static final int BATCHES = 2 * 65_535 / BATCH;

    private static final DeviceId DEVICE = new DeviceId(UUID.randomUUID());

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private TakenLately lately;

    @BeforeEach
    void open() {
        lately = new TakenLately(jdbc);
    }

    @Test
    void what_was_taken_before_a_start_is_known_however_much_came_after_it() {
        inVain(() -> {
            for (int batch = 0; batch < BATCHES; batch++) {
                write(batch);
            }
            assertThat(lately.newOnes(List.of(again(0), again(BATCH - 1L), again(BATCH * (long) BATCHES))))
                    .extracting(Arrived::mark)
                    .containsExactly(BATCH * (long) BATCHES);
        });
    }

    @Test
    void what_is_taken_since_is_known_too_and_what_says_nothing_of_being_sent_before_is_new() {
        inVain(() -> {
            assertThat(lately.newOnes(List.of(again(0)))).hasSize(1);
            write(0);
            assertThat(lately.newOnes(List.of(again(0)))).isEmpty();
            write(1);
            assertThat(lately.newOnes(List.of(once(0), again(0), again(BATCH))))
                    .extracting(Arrived::redelivered)
                    .containsExactly(false);
        });
    }

    private void inVain(Runnable work) {
        ActorContext.run(
                Actor.system("telemetry"),
                () -> transaction.executeWithoutResult(status -> {
                    work.run();
                    status.setRollbackOnly();
                }));
    }

    private void write(int batch) {
        var marks = ByteBuffer.allocate(BATCH * Long.BYTES);
        LongStream.range(batch * (long) BATCH, (batch + 1L) * BATCH).forEach(marks::putLong);
        jdbc.sql("""
                        insert into telemetry.raw (id, received_at, messages, marks, body)
                        values (nextval('telemetry.raw_number'), clock_timestamp(), :messages, :marks, '')
                        """).param("messages", BATCH).param("marks", marks.array()).update();
    }

    private static Arrived again(long mark) {
        return new Arrived(DEVICE, new byte[0], Instant.EPOCH, true, mark);
    }

    private static Arrived once(long mark) {
        return new Arrived(DEVICE, new byte[0], Instant.EPOCH, false, mark);
    }
}
