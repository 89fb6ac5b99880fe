package muster.catalog;

import static muster.catalog.DeviceClock.Format.ISO;
import static muster.catalog.DeviceClock.Format.MILLISECONDS;
import static muster.catalog.DeviceClock.Format.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceClockTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:00Z,             Z,      2026-11-23T10:00:00Z",
        "2026-11-23T10:00:00.125+01:00,    Z,      2026-11-23T09:00:00.125Z",
        "2026-11-23T10:00:00+0100,         Z,      2026-11-23T09:00:00Z",
        "2026-11-23T10:00:00,              Z,      2026-11-23T10:00:00Z",
        "2026-11-23T10:00:00,              +05:30, 2026-11-23T04:30:00Z",
        "2026-11-23 10:00:00,              +01:00, 2026-11-23T09:00:00Z",
        "2024-10-11T08:18:35.297187946+00:00, Z,   2024-10-11T08:18:35.297187946Z"
    })
    void iso_times_are_read_with_and_without_a_zone(String said, String offset, Instant meant) throws Exception {
        var clock = new DeviceClock(ValuePath.of("t"), ISO, ZoneOffset.of(offset), Instant.EPOCH);

        assertThat(clock.read(new Json.Text(said))).isEqualTo(meant);
    }

    @Test
    void seconds_and_milliseconds_are_counted_from_where_the_pack_says() throws Exception {
        assertThat(counting(SECONDS, "Z", Instant.EPOCH).read(new Json.NumberText("1763892000.04")))
                .isEqualTo("2025-11-23T10:00:00.040Z");
        assertThat(counting(MILLISECONDS, "Z", Instant.EPOCH).read(new Json.Text("1763892000040")))
                .isEqualTo("2025-11-23T10:00:00.040Z");
        assertThat(counting(SECONDS, "+01:00", Instant.EPOCH).read(new Json.NumberText("1763892000")))
                .as("the device counts local time")
                .isEqualTo("2025-11-23T09:00:00Z");
        assertThat(counting(SECONDS, "Z", Instant.parse("2000-01-01T00:00:00Z")).read(new Json.NumberText("86400")))
                .isEqualTo("2000-01-02T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "ISO, yesterday",
        "ISO, 2026-13-01T00:00:00Z",
        "ISO, 2026-11-23",
        "ISO, 1763892000",
        "SECONDS, soon",
        "SECONDS, -5",
        "SECONDS, 1e30",
        "MILLISECONDS, NaN"
    })
    void what_is_no_time_is_refused(DeviceClock.Format format, String said) {
        var clock = counting(format, "Z", Instant.EPOCH);

        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> clock.read(new Json.Text(said)))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(RejectionReason.NOT_A_TIME));
    }

    private static DeviceClock counting(DeviceClock.Format format, String offset, Instant since) {
        return new DeviceClock(ValuePath.of("t"), format, ZoneOffset.of(offset), since);
    }
}
