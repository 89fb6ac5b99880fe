package muster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ActionKindTest {

    private static final Pattern ACTION = Pattern.compile("(?m)^audit\\.action\\.([a-z-]+)\\.");

    @Test
    void every_action_of_the_record_is_of_exactly_one_kind() throws IOException {
        assertThat(firstWords())
                .hasSizeGreaterThan(10)
                .allSatisfy(word -> assertThat(Arrays.stream(ActionKind.values())
                                .filter(kind -> kind.words().contains(word)))
                        .as(word)
                        .hasSize(1));
    }

    private static List<String> firstWords() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/messages"))) {
            return files.flatMap(ActionKindTest::actionsIn).distinct().toList();
        }
    }

    private static java.util.stream.Stream<String> actionsIn(Path file) {
        try {
            return ACTION.matcher(Files.readString(file)).results().map(found -> found.group(1));
        } catch (IOException unread) {
            throw new java.io.UncheckedIOException(unread);
        }
    }
}
