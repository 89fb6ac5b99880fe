package e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Scenarios see what a person sees, so that they prove what a person gets. */
class KnowsNoProductionClassTest {

    @Test
    void no_scenario_imports_a_class_of_muster() throws IOException {
        try (var files = Files.walk(Path.of("e2e-tests"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(read(file)).doesNotContainPattern("import (static )?muster\\."));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
