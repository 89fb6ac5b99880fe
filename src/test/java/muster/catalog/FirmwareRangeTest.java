package muster.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirmwareRangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1.0,2.0)   | 1.0        | true",
                "[1.0,2.0)   | 1.9.99     | true",
                "[1.0,2.0)   | 2.0        | false",
                "[1.0,2.0)   | 2.0-beta   | true",
                "[1.0,2.0-0) | 2.0-beta   | false",
                "(1.0,2.0]   | 1.0        | false",
                "(1.0,2.0]   | 2.0.0+7    | true",
                "[1.4,)      | 1.4-rc.1   | false",
                "[1.4,)      | 99         | true",
                "(,2.0)      | 0          | true",
                "[1.4.1]     | 1.4.1      | true",
                "[1.4.1]     | 1.4.1.1    | false",
                "(,)         | 0.0.1-a    | true"
            })
    void a_range_holds_what_its_brackets_say(String range, String version, boolean holds) {
        assertThat(FirmwareRange.of(range).contains(FirmwareVersion.of(version)))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.0",
                "1.0,2.0",
                "[1.0",
                "[2.0,1.0)",
                "[1.0,1.0)",
                "(1.0,1.0)",
                "[1,2,3]",
                "[a,b]",
                "[1.0;2.0)",
                "[1.0,2.0)x",
                "[]"
            })
    void what_is_no_range_or_holds_nothing_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> FirmwareRange.of(text));
    }

    @Test
    void what_lies_before_and_what_lies_from_a_version_on_leave_no_gap_and_share_nothing() {
        FirmwareVersionTest.versions(new Random(3), 40).forEach(edge -> {
            var before = FirmwareRange.of("(," + edge + ")");
            var from = FirmwareRange.of("[" + edge + ",)");
            assertThat(before.overlaps(from)).isFalse();
            FirmwareVersionTest.versions(new Random(5), 60)
                    .forEach(version -> assertThat(before.contains(version)).isNotEqualTo(from.contains(version)));
        });
    }

    @Test
    void two_ranges_that_hold_one_version_overlap() {
        var edges = FirmwareVersionTest.versions(new Random(13), 14)
                .sorted()
                .distinct()
                .toList();
        for (var low = 0; low < edges.size() - 1; low++) {
            for (var high = low + 1; high < edges.size(); high++) {
                var one = FirmwareRange.of("[" + edges.get(low) + "," + edges.get(high) + ")");
                for (var edge : edges) {
                    var other = FirmwareRange.of("[" + edge + ",)");
                    var shareOne = edges.stream().anyMatch(version -> one.contains(version) && other.contains(version));
                    assertThat(one.overlaps(other))
                            .isEqualTo(other.overlaps(one))
                            .isEqualTo(shareOne);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1.0,2.0)", "(1.0,2.0]", "[1.4,)", "(,2.0]", "(,)", "[1.4.1]", "[1.0,2.0-0)"})
    void a_range_reads_back_what_it_writes(String text) {
        assertThat(FirmwareRange.of(text)).hasToString(text);
    }
}
