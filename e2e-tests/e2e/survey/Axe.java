package e2e.survey;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** axe-core inside the page: the rules of WCAG 2.2 AA, the size of targets among them. */
public final class Axe {

    private static final String SOURCE = read();
    /** Begins, and does not wait: tabs look at their pages side by side. */
    private static final String BEGIN = """
            only => {
              window.looking = axe.run(document, {
                ...only,
                resultTypes: ["violations"]
              }).then(found => found.violations.flatMap(rule => rule.nodes.map(node =>
                rule.id + " at " + node.target.join(" ") + ": " + node.failureSummary.split("\\n").slice(1, 3).join(" ").trim())));
            }""";

    private static final Map<String, Object> EVERYTHING = Map.of(
            "runOnly",
            Map.of("type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")),
            "rules",
            Map.of("target-size", Map.of("enabled", true)));

    /** What can change when nothing but the colours does. */
    private static final Map<String, Object> COLOURS =
            Map.of("runOnly", Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block")));

    private Axe() {}

    /** Begins to look at a page as it stands, by every rule. */
    static void begin(Page page) {
        begin(page, EVERYTHING);
    }

    /** Begins to look at a page that was looked at in other colours. */
    static void beginWithColours(Page page) {
        begin(page, COLOURS);
    }

    private static void begin(Page page, Map<String, Object> only) {
        if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(SOURCE);
        }
        page.evaluate(BEGIN, only);
    }

    /** What breaks a rule, of the look that was begun last: rule, selector and why. */
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        return (List<String>) Objects.requireNonNull(page.evaluate("() => window.looking"));
    }

    private static String read() {
        try (var script = Axe.class.getResourceAsStream("/axe.min.js")) {
            var text = new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
            return "() => { " + text + "\n}";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
