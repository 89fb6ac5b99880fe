package muster.portals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\"=1", "'=1", "＝1", "-cmd"})
    void what_a_spreadsheet_would_run_gets_an_apostrophe(String formula) {
        assertThat(Csv.safe(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-12.5", "12", "-1e5", "Boiler 3", "a=b", "", "Nordbäcker"})
    void the_rest_stays_as_it_is(String harmless) {
        assertThat(Csv.safe(harmless)).isEqualTo(harmless);
    }

    @Test
    void what_a_terminal_would_obey_and_nobody_sees_is_made_visible() {
        assertThat(Csv.safe("gone\u001b[2J\u0007 and \u009b2J")).isEqualTo("gone\uFFFD[2J\uFFFD and \uFFFD2J");
        assertThat(Csv.safe("two\r\nlines\tof text")).isEqualTo("two\r\nlines\tof text");
    }

    @Test
    void a_formula_behind_a_control_character_is_none() {
        assertThat(Csv.safe("\u0007=1+1")).isEqualTo("\uFFFD=1+1");
    }

    @Test
    void a_table_is_quoted_where_it_must_be() {
        var out = new ByteArrayOutputStream();
        try (var csv = new Csv(out)) {
            csv.row("a", "b,c", "d\"e", null, 3);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFFa,\"b,c\",\"d\"\"e\",,3\r\n");
    }
}
