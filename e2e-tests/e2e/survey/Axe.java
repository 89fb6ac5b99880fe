package e2e.survey;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** axe-core inside the page: the rules of WCAG 2.2 AA, the size of targets among them. */
public final class Axe {

    private static final String SOURCE = read();
    private static final String RUN = """
            async () => {
              const found = await axe.run(document, {
                runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
                rules: { "target-size": { enabled: true } },
                resultTypes: ["violations"]
              });
              return found.violations.flatMap(rule => rule.nodes.map(node =>
                rule.id + " at " + node.target.join(" ") + ": " + node.failureSummary.split("\\n").slice(1, 3).join(" ").trim()));
            }""";

    private Axe() {}

    /** What breaks a rule on this page as it stands: rule, selector and why. */
    @SuppressWarnings("unchecked")
    public static List<String> violations(Page page) {
        if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(SOURCE);
        }
        return (List<String>) Objects.requireNonNull(page.evaluate(RUN));
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
