package muster.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultsTest {

    private static final List<String> NAMES = List.of("register", "pages");

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty("trial.only");
        System.clearProperty("scale");
    }

    @Test
    void each_figure_is_written_with_all_that_belongs_to_it_and_the_newest_of_a_name_stays() throws Exception {
        new Results("trial", folder, NAMES)
                .add(new Figure("one.ms", 7, "ms", 5, "early"), new Figure("two", 2, "×", 1, ""));
        new Results("trial", folder, NAMES).add(new Figure("one.ms", 6.5, "ms", 10, "late"));

        assertThat(written()).hasSize(2);
        var one = written().get(1);
        assertThat(one.propertyNames()).containsExactly("name", "value", "unit", "n", "note");
        assertThat(one.path("name").asString()).isEqualTo("one.ms");
        assertThat(one.path("value").asDouble()).isEqualTo(6.5);
        assertThat(one.path("unit").asString()).isEqualTo("ms");
        assertThat(one.path("n").asInt()).isEqualTo(10);
        assertThat(one.path("note").asString()).isEqualTo("late");
    }

    @Test
    void the_table_has_a_line_for_each_figure() {
        var figures = List.of(new Figure("one.ms", 6.5, "ms", 10, "late"), new Figure("two", 2, "×", 1, ""));
        assertThat(Results.tableOf(figures).strip().lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("one.ms", "6.50", "ms", "n=10", "late");
    }

    @Test
    void a_scale_makes_everything_smaller_and_nothing_vanish() {
        assertThat(Results.scaled(10_000)).isEqualTo(10_000);
        System.setProperty("scale", "0.1");
        assertThat(Results.scaled(10_000)).isEqualTo(1_000);
        assertThat(Results.scaled(3)).isEqualTo(1);
    }

    @Test
    void a_prefix_chooses_what_runs() {
        var results = new Results("trial", folder, NAMES);
        assertThatNoException().isThrownBy(() -> results.onlyIfAskedFor("register"));
        System.setProperty("trial.only", "reg");
        assertThatNoException().isThrownBy(() -> results.onlyIfAskedFor("register"));
        System.setProperty("trial.only", "register.10000_ms");
        assertThatNoException().isThrownBy(() -> results.onlyIfAskedFor("register"));
        System.setProperty("trial.only", "page");
        assertThatNoException().isThrownBy(() -> results.onlyIfAskedFor("pages"));
        assertThatThrownBy(() -> results.onlyIfAskedFor("register")).isInstanceOf(TestAbortedException.class);
    }

    @Test
    void a_name_that_nobody_bears_is_a_mistake_and_not_a_run_of_nothing() {
        var results = new Results("trial", folder, NAMES);
        assertThatThrownBy(() -> results.onlyIfAskedFor("another")).hasMessage("another is none of [register, pages]");
        System.setProperty("trial.only", "regsiter");
        assertThatThrownBy(() -> results.onlyIfAskedFor("register"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-Dtrial.only=regsiter is none of [register, pages]");
    }

    private JsonNode written() throws Exception {
        return new JsonMapper().readTree(Files.readString(folder.resolve("trial/results.json")));
    }
}
