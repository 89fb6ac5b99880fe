package muster.portals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import muster.telemetry.LatestValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingNowTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT-40S, 40, seconds, before",
        "PT-3H-12M, 3, hours, before",
        "PT-90M, 90, minutes, before",
        "P-12D, 12, days, before",
        "PT4M, 4, minutes, after"
    })
    void how_far_a_device_s_time_lies_from_the_receipt_is_said(
            Duration difference, long amount, String unit, String direction) {
        assertThat(reading(difference).skew()).isEqualTo(new ReadingNow.Skew(amount, unit, direction));
    }

    @Test
    void what_a_network_takes_is_not_worth_a_word() {
        assertThat(reading(Duration.ZERO).skew()).isNull();
        assertThat(reading(Duration.ofSeconds(-29)).skew()).isNull();
        assertThat(reading(Duration.ofSeconds(29)).skew()).isNull();
    }

    private static ReadingNow reading(Duration difference) {
        var latest = new LatestValue(1, "", "air_temperature", 21.5, "Cel", RECEIVED.plus(difference), RECEIVED);
        return new ReadingNow(latest, "21.5 °C", false, null);
    }
}
