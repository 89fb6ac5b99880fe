package muster.portals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import muster.shared.DeviceId;
import muster.telemetry.Point;
import muster.telemetry.PositionSeries;
import muster.telemetry.Step;
import org.junit.jupiter.api.Test;

class PlotTest {

    private static final Instant START = Instant.parse("2026-11-02T00:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void silence_is_no_line() {
        assertThat(Plot.stretches(values(0, 10, 20, 30, 40))).hasSize(1);
        assertThat(Plot.stretches(values(0, 10, 20, 30, 120, 130)))
                .extracting(List::size)
                .containsExactly(4, 2);
        assertThat(Plot.stretches(values(0, 60, 120, 180, 300)))
                .as("one value of a slow device is missing")
                .hasSize(1);
    }

    @Test
    void lines_stand_at_round_numbers() {
        assertThat(labels(Axis.Numbers.about(18.2, 22.9, false))).containsExactly("18", "20", "22", "24");
        assertThat(labels(Axis.Numbers.about(0, 0.36, true))).containsExactly("0", "0.1", "0.2", "0.3", "0.4");
        assertThat(labels(Axis.Numbers.about(21, 21, false))).contains("21").hasSizeBetween(3, 6);
        assertThat(labels(Axis.Numbers.about(0, 0, true))).startsWith("0");
    }

    @Test
    void times_are_those_of_the_site_also_when_clocks_go_back() {
        var day = SeriesRange.of("", "2026-10-25", "2026-10-25", BERLIN, START);
        assertThat(Duration.between(day.from(), day.to()).toHours()).isEqualTo(25);
        assertThat(day.hasClockChange()).isTrue();
        assertThat(Axis.times(day, Locale.ENGLISH))
                .extracting(Axis.Tick::label)
                .containsExactly("Sun 25", "04:00", "08:00", "12:00", "16:00", "20:00");
        assertThat(Axis.times(day, Locale.ENGLISH).get(1).at()).isEqualTo("20.00%");
    }

    @Test
    void no_range_has_more_lines_than_can_be_read() {
        for (int days : new int[] {1, 2, 5, 8, 30, 60, 90, 200, 400}) {
            var range = SeriesRange.of(
                    "",
                    START.minus(Duration.ofDays(days - 1)).toString().substring(0, 10),
                    "2026-11-02",
                    BERLIN,
                    START);
            assertThat(Axis.times(range, Locale.ENGLISH)).as("%s days", days).hasSizeBetween(3, 9);
        }
    }

    private static List<String> labels(Axis.Numbers numbers) {
        return numbers.ticks(Locale.ENGLISH).stream().map(Axis.Tick::label).toList();
    }

    private static PositionSeries.Found values(int... minutes) {
        var device = DeviceId.next();
        return new PositionSeries.Found(
                Step.VALUE,
                Arrays.stream(minutes)
                        .mapToObj(each -> START.plus(Duration.ofMinutes(each)))
                        .map(at -> new Point(at, at, 1, 20, 20, 20, 20, at, 0, device, 1))
                        .toList());
    }
}
