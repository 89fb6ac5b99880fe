package muster.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareVersionTest {

    @Test
    void the_order_is_that_of_the_semver_specification() {
        var ascending = Stream.of(
                        "0.9",
                        "1.0.0-alpha",
                        "1.0.0-alpha.1",
                        "1.0.0-alpha.beta",
                        "1.0.0-beta",
                        "1.0.0-beta.2",
                        "1.0.0-beta.11",
                        "1.0.0-rc.1",
                        "1.0",
                        "1.0.1",
                        "1.2",
                        "1.10",
                        "2.0-0",
                        "2.0",
                        "10.0",
                        "20240726.1")
                .map(FirmwareVersion::of)
                .toList();

        for (var seed = 0; seed < 50; seed++) {
            var shuffled = new ArrayList<>(ascending);
            Collections.shuffle(shuffled, new Random(seed));
            Collections.sort(shuffled);
            assertThat(shuffled).isEqualTo(ascending);
        }
    }

    @Test
    void missing_parts_and_builds_make_no_difference() {
        assertThat(FirmwareVersion.of("1.4"))
                .isEqualTo(FirmwareVersion.of("v1.4.0"))
                .isEqualTo(FirmwareVersion.of("1.4.0.0+build.77"));
        assertThat(FirmwareVersion.of("0")).isEqualTo(FirmwareVersion.of("0.0.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "v",
                "one",
                "1..2",
                "1.",
                ".1",
                "-1",
                "1.0-",
                "1.0 beta",
                "1,0",
                "1.0\n2.0",
                "１.０",
                "1.99999999999999999999",
                "1.2.3.4.5.6.7.8.9"
            })
    void what_is_no_version_is_none(String text) {
        assertThat(FirmwareVersion.parse(text)).isEmpty();
    }

    @Test
    void an_endless_text_is_no_version() {
        assertThat(FirmwareVersion.parse("1." + "1".repeat(1_000_000))).isEmpty();
    }

    @Test
    void a_version_reads_back_what_it_writes() {
        versions(new Random(7), 500)
                .forEach(version ->
                        assertThat(FirmwareVersion.of(version.toString())).isEqualTo(version));
    }

    @Test
    void comparing_is_a_total_order_that_agrees_with_equality() {
        var versions = versions(new Random(11), 60).toList();
        for (var one : versions) {
            for (var other : versions) {
                assertThat(Integer.signum(one.compareTo(other))).isEqualTo(-Integer.signum(other.compareTo(one)));
                assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
                for (var third : versions) {
                    if (one.compareTo(other) <= 0 && other.compareTo(third) <= 0) {
                        assertThat(one).isLessThanOrEqualTo(third);
                    }
                }
            }
        }
    }

    static Stream<FirmwareVersion> versions(Random random, int count) {
        return IntStream.range(0, count).mapToObj(place -> {
            var numbers = random.longs(1 + random.nextInt(4), 0, 3).boxed().toList();
            var preRelease = random.nextInt(3) == 0
                    ? List.of(random.nextBoolean() ? "beta" : "rc", String.valueOf(random.nextInt(12)))
                    : List.<String>of();
            return new FirmwareVersion(numbers, preRelease);
        });
    }
}
