package muster.catalog.packs;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import muster.catalog.PackBroken;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One place in a pack, which knows its file, line and key, and complains with them. */
final class Entry {

    private static final int LONGEST_FOUND = 60;

    private final String file;
    private final String key;
    private final Node node;

    Entry(String file, String key, Node node) {
        this.file = file;
        this.key = key;
        this.node = node;
        if (node.getAnchor() != null) {
            throw says("expected plain values, found the anchor &" + node.getAnchor());
        }
        if (!node.getTag().startsWith(Tag.PREFIX)) {
            throw says("expected plain values, found the tag " + node.getTag());
        }
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    String file() {
        return file;
    }

    PackBroken says(String sentence) {
        return new PackBroken(file, line(), key, sentence);
    }

    PackBroken expected(String what) {
        return says("expected " + what + ", found " + found());
    }

    private String found() {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue().isBlank() ? "nothing" : quoted(scalar.getValue());
            case SequenceNode list -> "a list";
            default -> "a group of keys";
        };
    }

    private static String quoted(String text) {
        return '"' + (text.length() > LONGEST_FOUND ? text.substring(0, LONGEST_FOUND) + "…" : text) + '"';
    }

    /** The same for the same words, wherever they stand: eight hexadecimal digits. */
    String revision() {
        var words = new CRC32C();
        words.update(written(node).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) words.getValue());
    }

    private static String written(Node node) {
        return switch (node) {
            case ScalarNode scalar -> "\"" + scalar.getValue().replace("\"", "\"\"") + "\"";
            case SequenceNode list ->
                list.getValue().stream().map(Entry::written).collect(Collectors.joining(",", "[", "]"));
            case MappingNode group ->
                group.getValue().stream()
                        .map(tuple -> written(tuple.getKeyNode()) + ":" + written(tuple.getValueNode()))
                        .collect(Collectors.joining(",", "{", "}"));
            default -> throw new IllegalStateException("a node of YAML that is none: " + node.getNodeId());
        };
    }

    boolean isGroup() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** The members of a group, none but these. */
    Fields fields(String... allowed) {
        var fields = fields();
        fields.refuseOthers(List.of(allowed));
        return fields;
    }

    /** The members of a group whose keys are free. */
    Fields fields() {
        if (!(node instanceof MappingNode group)) {
            throw expected("a group of keys");
        }
        var members = new LinkedHashMap<String, Entry>();
        for (var tuple : group.getValue()) {
            var name = new Entry(file, key, tuple.getKeyNode()).text();
            var path = key.isEmpty() ? name : key + "." + name;
            if (members.containsKey(name)) {
                throw new Entry(file, path, tuple.getKeyNode()).says("expected each key once, found it a second time");
            }
            members.put(name, new Entry(file, path, tuple.getValueNode()));
        }
        return new Fields(this, members);
    }

    List<Entry> items() {
        if (!(node instanceof SequenceNode list)) {
            throw expected("a list");
        }
        var items = new ArrayList<Entry>();
        for (var item : list.getValue()) {
            items.add(new Entry(file, key + "[" + items.size() + "]", item));
        }
        return items;
    }

    List<Entry> someItems() {
        var items = items();
        if (items.isEmpty()) {
            throw says("expected at least one entry, found an empty list");
        }
        return items;
    }

    /** Any scalar as it is written, so that neither {@code 1.10} nor {@code on} changes its meaning. */
    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw expected("a text");
    }

    /** A text that a reader understands; its refusal becomes the sentence. */
    <T> T as(String what, Function<String, T> reader) {
        try {
            return reader.apply(text());
        } catch (IllegalArgumentException | DateTimeException refused) {
            throw expected(what);
        }
    }

    <T> T in(String what, Function<String, Optional<T>> lookup) {
        return lookup.apply(text()).orElseThrow(() -> expected(what));
    }

    String matching(String regex, String what) {
        return in(what, text -> Optional.of(text).filter(given -> given.matches(regex)));
    }

    BigDecimal number() {
        var number = as("a number", BigDecimal::new);
        if (Math.abs((long) number.precision() - number.scale()) > 30) {
            throw expected("a number of everyday size");
        }
        return number;
    }

    int whole(int lowest, int highest) {
        return in(
                "a whole number from " + lowest + " to " + highest,
                text -> text.matches("\\d{1,9}")
                        ? Optional.of(Integer.valueOf(text)).filter(value -> value >= lowest && value <= highest)
                        : Optional.empty());
    }

    boolean truth() {
        return in(
                "true or false",
                text -> Stream.of(true, false)
                        .filter(value -> value.toString().equals(text.toLowerCase(Locale.ROOT)))
                        .findFirst());
    }

    /** What YAML makes of it: String, Boolean, Long or Double. */
    Object scalar() {
        var text = text();
        if (text.equals("true") || text.equals("false")) {
            return node.getTag().equals(Tag.BOOL) ? Boolean.valueOf(text) : text;
        }
        if (node.getTag().equals(Tag.INT)) {
            return as("a whole number", Long::valueOf);
        }
        return node.getTag().equals(Tag.FLOAT) ? number().doubleValue() : text;
    }
}
