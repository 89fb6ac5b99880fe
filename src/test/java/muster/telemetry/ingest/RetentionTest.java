package muster.telemetry.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import muster.shared.start.CannotStart;
import org.junit.jupiter.api.Test;

class RetentionTest {

    @Test
    void values_are_kept_for_a_day_longer_than_others_of_their_day_may_still_come() {
        assertThatThrownBy(() -> keeping(31)).isInstanceOfSatisfying(CannotStart.class, why -> {
            assertThat(why).hasMessage("MUSTER_KEEP_OBSERVATIONS (31 days) is less than 32 days");
            assertThat(why.remedy()).startsWith("Set it to 32d or more");
        });
        assertThatNoException().isThrownBy(() -> keeping(32));
    }

    private static Retention keeping(int days) {
        return new Retention(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(days), Duration.ofDays(1));
    }
}
