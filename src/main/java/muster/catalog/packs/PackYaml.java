package muster.catalog.packs;

import java.io.StringReader;
import muster.catalog.PackBroken;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;

/** YAML 1.1 into a tree that remembers its lines; nothing of it is ever constructed as an object. */
final class PackYaml {

    static final int LONGEST = 128 * 1024;
    private static final int DEEPEST = 12;

    private PackYaml() {}

    static Entry read(PackText pack) {
        if (pack.text().length() > LONGEST) {
            throw new PackBroken(pack.file(), 0, "", "expected at most " + LONGEST / 1024 + " KB, found more");
        }
        try {
            var tree = new Yaml(new SafeConstructor(limits())).compose(new StringReader(pack.text()));
            if (!(tree instanceof MappingNode)) {
                throw new PackBroken(pack.file(), 1, "", "expected a group of keys, found none");
            }
            return new Entry(pack.file(), "", tree);
        } catch (MarkedYAMLException broken) {
            var mark = broken.getProblemMark();
            var line = mark == null ? 0 : mark.getLine() + 1;
            throw new PackBroken(pack.file(), line, "", "expected YAML, found a fault: " + broken.getProblem());
        } catch (YAMLException broken) {
            throw new PackBroken(pack.file(), 0, "", "expected YAML, found a fault: " + oneLine(broken));
        }
    }

    private static LoaderOptions limits() {
        var limits = new LoaderOptions();
        limits.setCodePointLimit(LONGEST);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(50);
        limits.setAllowRecursiveKeys(false);
        return limits;
    }

    private static String oneLine(YAMLException broken) {
        return String.valueOf(broken.getMessage()).replaceAll("\\s+", " ");
    }
}
