package muster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import muster.access.ActorContext;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class RegisterTenThousandTest {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterTenThousandTest.class);

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
        var sam = cast.sam();
        ActorContext.run(sam, () -> {
            registry.register(list("AAAAAA", 1000), sam);
            for (int run = 0; run < 3; run++) {
                var list = list("B8D61" + run, Registration.MOST);
                long start = System.nanoTime();
                var handover = registry.register(list, sam);
                LOG.info(
                        "10,000 devices in {} ms",
                        Duration.ofNanos(System.nanoTime() - start).toMillis());
                assertThat(rowsOf(handover.batch())).containsOnly(Map.entry("rows", 10_000L));
                assertThat(handovers.takeAll(handover)).hasSize(10_000);
            }
        });
    }

    private static Registration list(String prefix, int count) {
        var serials = IntStream.rangeClosed(1, count)
                .mapToObj(number -> "%s%06X".formatted(prefix, number))
                .toList();
        return Registration.of("shelly/plus-ht", "SNSN-0013A", "Shelly", LocalDate.of(2026, 11, 2), serials);
    }

    private Map<String, Object> rowsOf(Batch batch) {
        return transaction.execute(
                status -> jdbc.sql("select count(*) as rows from registry.device where batch_id = :b")
                        .param("b", batch.id().value())
                        .query()
                        .singleRow());
    }
}
