package muster.catalog;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallValuesTest {

    @Test
    void a_model_is_called_maker_and_name() {
        assertThat(ModelKey.of("shelly/plus-ht"))
                .isEqualTo(new ModelKey("shelly", "plus-ht"))
                .hasToString("shelly/plus-ht");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "shelly",
                "shelly/",
                "/plus-ht",
                "Shelly/plus",
                "shelly/plus/ht",
                "shelly/../x",
                "a b/c",
                "-a/b"
            })
    void what_is_no_model_key_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ModelKey.of(text));
    }

    @Test
    void a_pattern_that_would_run_for_years_gives_up_at_once() {
        var endless = BoundedPattern.of("(a+)+b");

        assertTimeoutPreemptively(ofSeconds(5), () -> {
            assertThat(endless.matches("a".repeat(150))).isFalse();
            assertThat(endless.extract("a".repeat(150))).isEmpty();
            assertThat(BoundedPattern.of("(.*)(.*)(.*)(.*)(.*)(.*)x").matches("y".repeat(200)))
                    .isFalse();
        });
    }

    @Test
    void a_pattern_takes_its_first_group_or_all_that_it_found() {
        assertThat(BoundedPattern.of("/(\\d+\\.\\d+)").extract("20240726-134523/1.4-gc18e9c4"))
                .hasValue("1.4");
        assertThat(BoundedPattern.of("\\d+\\.\\d+").extract("tasmota 13.4 (x)")).hasValue("13.4");
        assertThat(BoundedPattern.of("\\d+").extract("none")).isEmpty();
    }

    @Test
    void an_overlong_text_fits_no_pattern() {
        assertThat(BoundedPattern.of(".*").matches("x".repeat(201))).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> BoundedPattern.of("x".repeat(201)));
        assertThatIllegalArgumentException().isThrownBy(() -> BoundedPattern.of("("));
    }

    @ParameterizedTest
    @ValueSource(strings = {"out of range", "not json", "wrong unit", "missing"})
    void a_reason_is_known_by_its_words(String words) {
        assertThat(RejectionReason.of(words)).map(RejectionReason::words).hasValue(words);
    }
}
