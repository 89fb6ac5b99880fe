package muster.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import muster.access.ActorContext;
import muster.registry.Registry;
import muster.registry.Shelf;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class RegisteringTest {

    @Autowired
    Registering registering;

    @Autowired
    BareRows bare;

    @Autowired
    Registry registry;

    @Autowired
    Cast cast;

    @Test
    void bare_rows_are_the_rows_of_a_registration() {
        ActorContext.run(cast.sam(), () -> {
            var batch = registry.register(Shelf.wish(serials(30)), cast.sam()).batch();
            assertThat(bare.counts(batch)).containsExactly(30L, 30L, 30L, 30L);
            assertThat(bare.insert(new BareRows.Rows(batch, Shelf.wish(serials(20)))))
                    .isPositive();
            assertThat(bare.counts(batch)).containsExactly(50L, 50L, 50L, 50L);
        });
    }

    @Test
    void a_small_run_measures_both() {
        var outcome = registering.run(20, 0, 3);
        assertThat(outcome.registered()).isPositive();
        assertThat(outcome.bare()).isPositive();
        assertThat(outcome.devices()).isEqualTo(20);
        assertThat(outcome.ratio()).isEqualTo(outcome.registered() / outcome.bare());
    }

    @Test
    void the_median_is_in_the_middle() {
        assertThat(Registering.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5.0);
        assertThat(Registering.median(List.of(9.0, 1.0, 5.0, 7.0))).isEqualTo(6.0);
    }

    private static List<String> serials(int count) {
        return IntStream.range(0, count).mapToObj(each -> Shelf.serial()).toList();
    }
}
