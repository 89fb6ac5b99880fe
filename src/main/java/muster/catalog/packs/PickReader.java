package muster.catalog.packs;

import java.util.List;
import muster.catalog.BitField;
import muster.catalog.Expression;
import muster.catalog.Pick;
import muster.catalog.ValuePath;
import org.jspecify.annotations.Nullable;

/** Reads where a value stands and how it is taken out. */
final class PickReader {

    private static final String BITS = "a bit such as 3, or the lowest and the highest such as [0, 7]";
    private static final int HIGHEST = BitField.MOST - 1;

    private final ValuePath under;

    PickReader(ValuePath under) {
        this.under = under;
    }

    Pick read(Fields fields) {
        var expression = fields.find("expression").map(PickReader::expression).orElse(null);
        var bits = fields.find("bits").map(PickReader::bits).orElse(null);
        if (expression != null && bits != null) {
            throw fields.require("bits").says("expected expression or bits, found both");
        }
        return new Pick(
                places(fields.require("from"), expression),
                bits,
                expression,
                under.steps().isEmpty() ? null : under);
    }

    private List<ValuePath> places(Entry from, @Nullable Expression expression) {
        if (!from.isList()) {
            return List.of(path(from));
        }
        if (expression == null) {
            throw from.says("expected one path, found a list; only an expression reads several");
        }
        return from.someItems().stream().map(this::path).toList();
    }

    private ValuePath path(Entry entry) {
        return under.then(MappingReader.path(entry));
    }

    private static Expression expression(Entry entry) {
        try {
            return Expression.of(entry.text());
        } catch (IllegalArgumentException refused) {
            throw entry.says("expected a JSONata expression that can be bounded, found " + refused.getMessage());
        }
    }

    private static BitField bits(Entry entry) {
        if (!entry.isList()) {
            var bit = entry.whole(0, HIGHEST);
            return new BitField(bit, bit);
        }
        var ends = entry.items();
        if (ends.size() != 2) {
            throw entry.says("expected " + BITS);
        }
        var lowest = ends.get(0).whole(0, HIGHEST);
        return new BitField(lowest, ends.get(1).whole(lowest, HIGHEST));
    }
}
