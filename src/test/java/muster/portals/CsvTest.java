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
    void a_table_is_quoted_where_it_must_be() {
        var out = new ByteArrayOutputStream();
        try (var csv = new Csv(out)) {
            csv.row("a", "b,c", "d\"e", null, 3);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFFa,\"b,c\",\"d\"\"e\",,3\r\n");
    }
}
