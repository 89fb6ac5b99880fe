package muster.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuePathTest {

    private static final String PAYLOAD = """
            {"temp": 1, "battery": {"voltage": 2}, "em:0": {"a_voltage": 3}, "params": {"em:0": {"a_voltage": 4}},
             "channels": [{"value": 5}, [6, 7]], "a.b": {"c d": 8}, "deep": [[[9]]]}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "temp                        | 1",
                "battery.voltage             | 2",
                "em:0.a_voltage              | 3",
                "params[\"em:0\"].a_voltage  | 4",
                "params.em:0.a_voltage       | 4",
                "channels[0].value           | 5",
                "channels[1][1]              | 7",
                "[\"a.b\"][\"c d\"]          | 8",
                "deep[0][0][0]               | 9"
            })
    void a_path_leads_to_its_value(String path, String found) throws Exception {
        assertThat(ValuePath.of(path).in(Payload.parse(PAYLOAD))).isEqualTo(new Json.NumberText(found));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "temperature",
                "battery",
                "temp.x",
                "channels.value",
                "channels[9]",
                "battery[0]",
                "deep[0][0][0][0]"
            })
    void a_path_into_nothing_or_past_the_end_finds_no_number(String path) throws Exception {
        assertThat(ValuePath.of(path).in(Payload.parse(PAYLOAD)) instanceof Json.NumberText)
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a.",
                ".a",
                "a..b",
                "a[",
                "a[x]",
                "a[-1]",
                "a[\"\"]",
                "a b",
                "a]",
                "a[0",
                "a[99999]",
                "[0]b"
            })
    void what_is_no_path_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ValuePath.of(text));
    }

    @Test
    void a_path_reads_back_what_it_writes() {
        for (var text : new String[] {"a", "a.b", "a[0].b", "[\"a.b\"].c", "em:0.a_voltage", "[\"c d\"][3]"}) {
            assertThat(ValuePath.of(text)).hasToString(text);
        }
    }
}
