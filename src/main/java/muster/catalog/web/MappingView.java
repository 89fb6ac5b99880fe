package muster.catalog.web;

import java.util.List;
import java.util.Objects;
import muster.catalog.Mapping;
import muster.catalog.Source;
import muster.catalog.Units;
import org.jspecify.annotations.Nullable;

/** How some firmware's payload is read, as a table. */
record MappingView(List<Phrase> firmware, List<String> hardware, List<Row> rows) {

    /**
     * @param unit what the payload speaks, null for words
     * @param declaredAt where the payload says its unit, null when it does not
     * @param plausible the range that is believed, or the words of a state
     */
    record Row(
            String labelKey,
            String path,
            @Nullable String unit,
            @Nullable String declaredAt,
            String plausible) {}

    static MappingView of(Mapping mapping) {
        return new MappingView(
                Phrase.of(mapping.firmware()),
                mapping.hardware(),
                mapping.sources().stream().map(MappingView::row).toList());
    }

    private static Row row(Source source) {
        var quantity = source.quantity();
        var declared = source.declared();
        return new Row(
                quantity.labelKey(),
                source.from().toString(),
                quantity.kind().isNumber() ? unit(source) : null,
                declared == null ? null : declared.from().toString(),
                quantity.kind().isNumber() ? source.range().in(quantity.unit()) : String.join(", ", quantity.words()));
    }

    private static String unit(Source source) {
        if (source.unit() != null) {
            return Units.display(source.unit());
        }
        return String.join(
                ", ",
                Objects.requireNonNull(source.declared()).units().values().stream()
                        .map(Units::display)
                        .sorted()
                        .toList());
    }
}
