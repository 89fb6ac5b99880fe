package muster.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Figures of the faults, collected in {@code target/faults/results.json}. */
final class Results {

    /**
     * One figure.
     *
     * @param n how many cases it was measured with
     */
    record Figure(String name, double value, String unit, long n, String note) {}

    private static final Logger LOG = LoggerFactory.getLogger(Results.class);
    private static final Path FILE = Path.of("target", "faults", "results.json");
    private static final JsonMapper JSON = new JsonMapper();

    private Results() {}

    /** A fault runs when nothing narrower was asked for by {@code -Dfaults.only=prefix}. */
    static void onlyIfAskedFor(String name) {
        Assumptions.assumeTrue(name.startsWith(System.getProperty("faults.only", "")), "another fault was asked for");
    }

    /** How often, at {@code -Dscale=0.1} a tenth of it, at least once. */
    static int scaled(int full) {
        return Math.max(1, (int) Math.round(full * Double.parseDouble(System.getProperty("scale", "1"))));
    }

    /** Adds figures; one of the same name is replaced. */
    static synchronized void add(List<Figure> figures) throws IOException {
        var all = new ArrayList<>(known());
        for (var figure : figures) {
            all.removeIf(old -> old.name().equals(figure.name()));
            all.add(figure);
        }
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
        var table = new StringBuilder();
        figures.forEach(figure -> table.append("%n%-32s %10.1f %-8s n=%-6d %s"
                .formatted(figure.name(), figure.value(), figure.unit(), figure.n(), figure.note())));
        LOG.info("{}", table);
    }

    private static List<Figure> known() throws IOException {
        return Files.exists(FILE)
                ? JSON.readValue(Files.readString(FILE), new TypeReference<List<Figure>>() {})
                : List.of();
    }
}
