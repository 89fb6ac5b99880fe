package muster.figures;

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

/** Figures of one profile, collected in {@code target/<profile>/results.json} and printed as a table. */
public final class Results {

    public static final Results FAULTS = new Results(
            "faults",
            Path.of("target"),
            List.of(
                    "outage",
                    "disorder",
                    "garbage",
                    "bridges",
                    "packs",
                    "kill9.ingest",
                    "kill9.claim",
                    "disk",
                    "races"));
    public static final Results BENCHMARK = new Results(
            "benchmark", Path.of("target"), List.of("expression", "packs", "register", "audit", "series", "ingest"));

    private static final Logger LOG = LoggerFactory.getLogger(Results.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final String profile;
    private final Path file;
    private final List<String> names;

    /** @param names of all its tests, so that a name that nobody bears is noticed */
    Results(String profile, Path folder, List<String> names) {
        this.profile = profile;
        this.names = names;
        this.file = folder.resolve(profile).resolve("results.json");
    }

    /** A test runs unless something else was asked for by {@code -D<profile>.only=prefix}. */
    public void onlyIfAskedFor(String name) {
        var only = System.getProperty(profile + ".only", "");
        if (names.stream().noneMatch(known -> isAskedFor(known, only))) {
            throw new IllegalArgumentException("-D" + profile + ".only=" + only + " is none of " + names);
        }
        if (!names.contains(name)) {
            throw new IllegalArgumentException(name + " is none of " + names);
        }
        Assumptions.assumeTrue(isAskedFor(name, only), "another one was asked for");
    }

    private static boolean isAskedFor(String name, String only) {
        return name.startsWith(only) || only.startsWith(name + ".") || only.equals(name);
    }

    /** How many, at {@code -Dscale=0.1} a tenth of it, at least one. */
    public static int scaled(int full) {
        return Math.max(1, (int) Math.round(full * Double.parseDouble(System.getProperty("scale", "1"))));
    }

    /** Adds figures; one of the same name is replaced. */
    public synchronized void add(Figure... figures) throws IOException {
        var all = new ArrayList<>(known());
        for (var figure : figures) {
            all.removeIf(old -> old.name().equals(figure.name()));
            all.add(figure);
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all));
        LOG.info("{}", tableOf(all));
    }

    static String tableOf(List<Figure> figures) {
        var table = new StringBuilder();
        figures.forEach(figure -> table.append("%n%-32s %12.2f %-8s n=%-6d %s"
                .formatted(figure.name(), figure.value(), figure.unit(), figure.n(), figure.note())));
        return table.toString();
    }

    private List<Figure> known() throws IOException {
        return Files.exists(file)
                ? JSON.readValue(Files.readString(file), new TypeReference<List<Figure>>() {})
                : List.of();
    }
}
