package muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void words_stay_as_they_are_in_any_script() {
        for (var words : new String[] {"", "no such option", "Gerät außer Betrieb", "電池が切れた", "full \uD83D\uDD0B"}) {
            assertThat(OneLine.of(words, 100)).isEqualTo(words);
        }
    }

    @Test
    void what_deceives_or_breaks_is_left_out() {
        assertThat(OneLine.of("a\0b\nc\td\u001be\u202Ef\uD800g\u2028h", 100)).isEqualTo("abcdefgh");
    }

    @Test
    void what_is_too_long_is_cut_between_characters() {
        assertThat(OneLine.of("x".repeat(300), 200)).hasSize(200);
        assertThat(OneLine.of("ab\uD83D\uDD0Bc", 3)).isEqualTo("ab");
        assertThat(OneLine.of("ab\uD83D\uDD0Bc", 4)).isEqualTo("ab\uD83D\uDD0B");
        assertThat(OneLine.of("\0".repeat(1000) + "late", 10)).isEqualTo("late");
    }
}
