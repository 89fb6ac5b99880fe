package muster.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.catalog.packs.Acme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a device sends, reading it is quick and never throws. */
class HostilePayloadTest {

    private static final Duration QUICK = Duration.ofSeconds(2);
    private static final DeviceModel MODEL = Acme.model();

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("deep objects", "{\"temperature\":".repeat(10_000) + "1" + "}".repeat(10_000)),
                Arguments.of("deep lists", "{\"temperature\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
                Arguments.of("33 levels", "{\"a\":".repeat(33) + "1" + "}".repeat(33)),
                Arguments.of("never closed", "{\"a\":[".repeat(40_000)),
                Arguments.of("1 MB of text", "{\"temperature\":\"" + "x".repeat(1 << 20) + "\"}"),
                Arguments.of("1 MB of blanks", " ".repeat(1 << 20)),
                Arguments.of("a number of 100,000 digits", "{\"temperature\":" + "9".repeat(100_000) + "}"),
                Arguments.of("a fraction of 100,000 digits", "{\"temperature\":0." + "1".repeat(100_000) + "}"),
                Arguments.of("100,000 digits as text", "{\"temperature\":\"" + "9".repeat(100_000) + "\"}"),
                Arguments.of("1e999", "{\"temperature\":1e999}"),
                Arguments.of("1e-999", "{\"temperature\":1e-999}"),
                Arguments.of("1e999999999", "{\"temperature\":1e999999999}"),
                Arguments.of("1e-999999999", "{\"temperature\":-1e-999999999}"),
                Arguments.of("1e99999999999999", "{\"temperature\":1e99999999999999}"),
                Arguments.of("NaN", "{\"temperature\":NaN}"),
                Arguments.of("Infinity", "{\"temperature\":-Infinity}"),
                Arguments.of("a key twice", "{\"temperature\":20,\"temperature\":21}"),
                Arguments.of("an inner key twice", "{\"battery\":{\"voltage\":3,\"voltage\":4}}"),
                Arguments.of("a key of 200 KB", "{\"" + "k".repeat(200_000) + "\":1}"),
                Arguments.of("half a surrogate", "{\"temperature\":\"\\ud800\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void nothing_is_believed(String name, String payload) {
        assertTimeoutPreemptively(QUICK, () -> {
            var readings = MODEL.read("2.0", payload);
            var fromBytes = MODEL.read("B", "2.0", payload.getBytes(StandardCharsets.UTF_8));

            assertThat(readings.accepted()).isEmpty();
            assertThat(readings.rejected()).hasSize(1);
            assertThat(readings.rejected().getFirst().raw().length()).isLessThanOrEqualTo(Payload.LONGEST_RAW + 1);
            assertThat(fromBytes.accepted()).isEmpty();
        });
    }

    @Test
    void two_thousand_fields_cost_little_and_a_hundred_are_named() {
        assertTimeoutPreemptively(QUICK, () -> {
            var readings = MODEL.read("2.0", "{\"temperature\":21.5," + fields(Payload.MOST_FIELDS - 1) + "}");
            assertThat(readings.accepted()).hasSize(1);
            assertThat(readings.unknown()).hasSize(100);
        });
    }

    @Test
    void more_fields_than_that_are_refused_as_a_whole_wherever_they_stand() {
        for (var payload : new String[] {
            "{\"temperature\":21.5," + fields(Payload.MOST_FIELDS) + "}",
            "{\"temperature\":21.5,\"deeper\":[{" + fields(10_000) + "}]}"
        }) {
            var readings = MODEL.read("2.0", payload);
            assertThat(readings.accepted()).isEmpty();
            assertThat(readings.rejected())
                    .singleElement()
                    .satisfies(why -> assertThat(why.reason()).isEqualTo(RejectionReason.TOO_LARGE));
        }
    }

    private static String fields(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"f" + i + "\":" + i).collect(Collectors.joining(","));
    }

    @Test
    void keys_that_collide_cost_little() {
        var names = IntStream.range(0, 1 << 13)
                .mapToObj(bits -> IntStream.range(0, 13)
                        .mapToObj(bit -> (bits >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining("", "\"", "\":0")))
                .collect(Collectors.joining(","));

        assertTimeoutPreemptively(
                QUICK,
                () -> assertThat(MODEL.read("2.0", "{" + names + "}").accepted())
                        .isEmpty());
    }

    @Test
    void noise_is_never_more_than_a_rejection() {
        var random = new Random(29);
        var good =
                "{\"temperature\":21.5,\"battery\":{\"voltage\":3.01},\"channels\":[{\"value\":455}],\"press\":1,\"press_unit\":\"psi\"}";
        for (var round = 0; round < 20_000; round++) {
            var bytes = good.getBytes(StandardCharsets.UTF_8);
            for (var change = 0; change <= random.nextInt(4); change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(MODEL.read("B", "2.0", bytes)).isNotNull();
        }
    }
}
