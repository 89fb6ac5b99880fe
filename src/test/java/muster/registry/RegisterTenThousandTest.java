package muster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.IntStream;
import muster.access.ActorContext;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How long it takes is measured by the benchmark {@code register.10000_ms}. */
@ModuleTest
class RegisterTenThousandTest {

    private static final long EACH = Registration.MOST;

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
    void ten_thousand_devices_are_registered_with_all_that_belongs_to_them() {
        ActorContext.run(cast.sam(), () -> {
            var handover = registry.register(list(), cast.sam());
            var batch = handover.batch();
            assertThat(count("registry.device where batch_id = :batch", batch)).isEqualTo(EACH);
            assertThat(count(
                            "registry.credential where kind = 'BOOTSTRAP' and revoked_at is null" + ofTheBatch(),
                            batch))
                    .isEqualTo(EACH);
            assertThat(count("lifecycle.lifecycle where state = 'REGISTERED'" + ofTheBatch(), batch))
                    .isEqualTo(EACH);
            assertThat(count(
                            "audit.entry where action = 'device.registered' and by_name = 'Sam'"
                                    + ofTheBatch().replace("device_id", "subject_id"),
                            batch))
                    .isEqualTo(EACH);
            assertThat(count("audit.entry where action = 'batch.registered' and subject_id = :batch", batch))
                    .isEqualTo(1);
            assertThat(handovers.takeAll(handover)).hasSize(Registration.MOST);
        });
    }

    private static Registration list() {
        var serials = IntStream.rangeClosed(1, Registration.MOST)
                .mapToObj("B8D610%06X"::formatted)
                .toList();
        return Registration.of("shelly/plus-ht", "SNSN-0013A", "Shelly", LocalDate.of(2026, 11, 2), serials);
    }

    private static String ofTheBatch() {
        return " and device_id in (select id from registry.device where batch_id = :batch)";
    }

    private long count(String rows, Batch batch) {
        return Objects.requireNonNull(transaction.execute(status -> jdbc.sql("select count(*) from " + rows)
                .param("batch", batch.id().value())
                .query(Long.class)
                .single()));
    }
}
