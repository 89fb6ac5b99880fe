package muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Texts live in bundles: no key is missing, none is unused, and none is defined twice. */
class TextsTest {

    private static final Path BUNDLES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path CODE = Path.of("src/main/java");
    private static final Pattern LITERAL = Pattern.compile("[\"'|#{(]([A-Za-z]+(?:[.-][A-Za-z0-9_-]+)+\\.?)");
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-z]+(?:\\.[A-Za-z0-9_-]+)+)[}(]");
    private static final Pattern IN_CODE =
            Pattern.compile("(Refused|Notice\\.of|Change\\.of)\\(\\s*\"([A-Za-z]+(?:\\.[A-Za-z0-9_-]+)+\\.?)\"");
    // keys that Spring's validation derives from a constraint, a form and a field
    private static final Pattern OF_VALIDATION = Pattern.compile("[A-Z][A-Za-z]+\\..+|typeMismatch\\..+");

    @Test
    void every_key_in_a_template_has_a_text() {
        var missing = new TreeSet<String>();
        files(TEMPLATES).forEach(file -> {
            var found = IN_TEMPLATE.matcher(read(file));
            while (found.find()) {
                if (!keys().contains(found.group(1))) {
                    missing.add(file.getFileName() + ": " + found.group(1));
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void every_key_that_the_code_says_has_a_text() {
        var missing = new TreeSet<String>();
        files(CODE)
                .forEach(file -> IN_CODE.matcher(read(file)).results().forEach(found -> {
                    var key = found.group(1).equals("Change.of") ? "audit.action." + found.group(2) : found.group(2);
                    if (!keys().contains(key) && !key.endsWith(".")) {
                        missing.add(file.getFileName() + ": " + key);
                    }
                }));
        assertThat(missing).isEmpty();
    }

    @Test
    void every_text_is_used() {
        var said = Stream.concat(files(TEMPLATES), files(CODE))
                .flatMap(file -> LITERAL.matcher(read(file)).results().map(match -> match.group(1)))
                .collect(Collectors.toSet());
        var unused = keys().stream()
                .filter(key -> !OF_VALIDATION.matcher(key).matches())
                .filter(key -> !isSaid(key, said))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused).isEmpty();
    }

    /** Said as a whole, or put together from a beginning that ends in a dot; the record's actions begin with theirs. */
    private static boolean isSaid(String key, Set<String> said) {
        if (said.contains(key)) {
            return true;
        }
        if (key.startsWith("audit.action.")) {
            var action = key.substring("audit.action.".length());
            return said.contains(action) || isSaidInParts(action, said);
        }
        return isSaidInParts(key, said);
    }

    private static boolean isSaidInParts(String key, Set<String> said) {
        for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
            if (key.indexOf('.') != dot && said.contains(key.substring(0, dot + 1))) {
                return true;
            }
        }
        return said.contains(key.substring(0, key.indexOf('.') + 1)) && key.indexOf('.') == key.lastIndexOf('.');
    }

    @Test
    void no_text_is_defined_twice() {
        var twice = new TreeSet<String>();
        var seen = new TreeSet<String>();
        files(BUNDLES)
                .flatMap(file -> read(file).lines())
                .filter(line -> line.matches("[A-Za-z].*=.*"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .filter(key -> !seen.add(key))
                .forEach(twice::add);
        assertThat(twice).isEmpty();
    }

    private static Set<String> keys() {
        return files(BUNDLES)
                .flatMap(file -> load(file).stringPropertyNames().stream())
                .collect(Collectors.toSet());
    }

    private static Properties load(Path file) {
        var bundle = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            bundle.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bundle;
    }

    private static Stream<Path> files(Path folder) {
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
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
