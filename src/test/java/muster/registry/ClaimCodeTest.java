package muster.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ClaimCodeTest {

    @Test
    void a_code_is_read_back_from_paper_and_from_the_link() {
        for (int i = 0; i < 1000; i++) {
            var code = ClaimCode.fresh();
            assertThat(ClaimCode.parse(code.grouped())).contains(code);
            assertThat(ClaimCode.parse(code.inLink())).contains(code);
            assertThat(code.grouped()).matches("([0-9A-Z]{3}-){5}[0-9A-Z]{3}");
        }
    }

    @Test
    void tired_eyes_and_thick_thumbs_are_forgiven() {
        var code = codeWith("0", "1");
        var typed = code.grouped()
                .replace('0', 'o')
                .replace('1', 'l')
                .replace("-", " - ")
                .toLowerCase(Locale.ROOT);
        assertThat(ClaimCode.parse("  " + typed + " ")).contains(code);
        assertThat(ClaimCode.parse(code.text().replace('1', 'I'))).contains(code);
    }

    @Test
    void one_wrong_character_or_two_swapped_are_noticed() {
        var text = ClaimCode.fresh().text();
        for (int at = 0; at < text.length(); at++) {
            var wrong = new StringBuilder(text);
            wrong.setCharAt(at, text.charAt(at) == '7' ? '8' : '7');
            assertThat(ClaimCode.parse(wrong.toString())).isEmpty();
        }
        for (int at = 0; at + 1 < text.length(); at++) {
            var swapped = new StringBuilder(text);
            swapped.setCharAt(at, text.charAt(at + 1));
            swapped.setCharAt(at + 1, text.charAt(at));
            if (!swapped.toString().equals(text)) {
                assertThat(ClaimCode.parse(swapped.toString())).isEmpty();
            }
        }
    }

    @Test
    void what_is_no_code_is_no_code() {
        assertThat(ClaimCode.parse("")).isEmpty();
        assertThat(ClaimCode.parse("0".repeat(10_000))).isEmpty();
        assertThat(ClaimCode.parse("<script>alert(1)</script>")).isEmpty();
        assertThat(ClaimCode.parse("000-000-000-000-000-00\u202e")).isEmpty();
    }

    @Test
    void logs_never_hold_it() {
        var code = ClaimCode.fresh();
        assertThat(code.toString()).doesNotContain(code.text());
    }

    private static ClaimCode codeWith(String... digits) {
        return IntStream.range(0, 100_000)
                .mapToObj(i -> ClaimCode.fresh())
                .filter(code -> java.util.Arrays.stream(digits).allMatch(code.text()::contains))
                .findFirst()
                .orElseThrow();
    }
}
