package muster.catalog.packs;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import muster.catalog.DeclaredUnit;
import muster.catalog.Quantity;
import muster.catalog.QuantityKind;
import muster.catalog.Source;
import muster.catalog.Units;
import muster.catalog.ValuePath;
import muster.catalog.ValueRange;
import muster.catalog.WordTable;
import org.jspecify.annotations.Nullable;

/** Reads how one quantity is observed. */
final class ObservationReader {

    private static final BigDecimal LARGEST_COUNT = new BigDecimal("1e18");

    private final Quantity quantity;
    private final @Nullable String channel;
    private final ValuePath under;

    ObservationReader(Quantity quantity, @Nullable String channel, ValuePath under) {
        this.quantity = quantity;
        this.channel = channel;
        this.under = under;
    }

    Source read(Entry entry) {
        return quantity.kind().isNumber() ? number(entry) : word(entry);
    }

    private Source number(Entry entry) {
        var fields = entry.fields(
                "from",
                "expression",
                "bits",
                "unit",
                "unit_from",
                "units",
                "scale",
                "offset",
                "range",
                "width",
                "rolls_over_at",
                "required");
        var unit = fields.find("unit")
                .map(given -> QuantityReader.commensurable(given, quantity.unit()))
                .orElse(null);
        var declared = declared(fields);
        if (unit == null && declared == null) {
            throw entry.says("expected the key unit or unit_from, found neither");
        }
        if (unit != null && declared != null && !declared.units().containsValue(unit)) {
            throw fields.require("units").says("expected a word for " + unit + ", found none");
        }
        var scale = fields.get("scale", ObservationReader::scale, BigDecimal.ONE);
        return new Source(
                quantity,
                channel,
                new PickReader(under).read(fields),
                unit,
                declared,
                scale,
                fields.get("offset", Entry::number, BigDecimal.ZERO),
                fields.find("range").map(this::narrower).orElse(quantity.range()),
                WordTable.EMPTY,
                rollsOverAt(fields, unit, scale),
                fields.get("required", Entry::truth, false));
    }

    private static BigDecimal scale(Entry entry) {
        var scale = entry.number();
        if (scale.signum() == 0) {
            throw entry.expected("a number other than 0");
        }
        return scale;
    }

    private @Nullable DeclaredUnit declared(Fields fields) {
        var from = fields.find("unit_from");
        if (from.isEmpty()) {
            fields.find("units").ifPresent(units -> {
                throw units.says("expected the key unit_from beside it, found none");
            });
            return null;
        }
        var units = new LinkedHashMap<String, String>();
        for (var member : fields.require("units").fields().all()) {
            units.put(member.getKey(), QuantityReader.commensurable(member.getValue(), quantity.unit()));
        }
        return new DeclaredUnit(under.then(MappingReader.path(from.get())), units);
    }

    private ValueRange narrower(Entry entry) {
        var range = QuantityReader.range(entry);
        if (!quantity.range().encloses(range)) {
            throw entry.says("expected a range within " + quantity.range().in(quantity.unit()) + ", found "
                    + range.in(quantity.unit()));
        }
        return range;
    }

    /** The width in bits is of the number as it is sent; so is the value at which it starts again. */
    private @Nullable Double rollsOverAt(Fields fields, @Nullable String unit, BigDecimal scale) {
        var width = fields.find("width");
        var end = fields.find("rolls_over_at");
        var given = width.or(() -> end);
        if (given.isEmpty()) {
            return null;
        }
        if (width.isPresent() && end.isPresent()) {
            throw end.get().says("expected width or rolls_over_at, found both");
        }
        if (quantity.kind() != QuantityKind.COUNTER) {
            throw given.get()
                    .says("expected it beside a counter, found it beside a "
                            + quantity.kind().word());
        }
        if (unit == null) {
            throw given.get().says("expected the key unit beside it, found none");
        }
        var sent = width.map(bits -> BigDecimal.TWO.pow(bits.whole(4, 64))).orElseGet(() -> count(given.get()));
        var conversion = Units.conversion(unit, quantity.unit()).orElseThrow();
        return conversion.factor().multiply(sent.multiply(scale.abs())).doubleValue();
    }

    private static BigDecimal count(Entry entry) {
        var count = entry.number();
        if (count.signum() <= 0 || count.compareTo(LARGEST_COUNT) > 0) {
            throw entry.expected("a number above 0");
        }
        return count;
    }

    private Source word(Entry entry) {
        var fields = entry.fields("from", "expression", "bits", "words", "flags", "none", "otherwise", "required");
        return new Source(
                quantity,
                channel,
                new PickReader(under).read(fields),
                null,
                null,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                quantity.range(),
                new WordsReader(quantity).read(fields),
                null,
                fields.get("required", Entry::truth, false));
    }
}
