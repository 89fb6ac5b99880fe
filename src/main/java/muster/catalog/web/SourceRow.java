package muster.catalog.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import muster.catalog.Channel;
import muster.catalog.Source;
import muster.catalog.Units;
import muster.catalog.ValuePath;
import org.jspecify.annotations.Nullable;

/**
 * One line of what is read.
 *
 * @param channel null when the device is one whole
 * @param expression null unless the value is reckoned
 * @param taken what is done with the number that stands there
 * @param unit what the payload speaks, null for words
 * @param declaredAt where the payload says its unit, null when it does not
 * @param plausible the range that is believed, or the words of a state
 * @param words the maker's words and what they mean, none when the maker says the dictionary's
 */
record SourceRow(
        String labelKey,
        @Nullable String channel,
        String path,
        @Nullable String expression,
        List<Phrase> taken,
        @Nullable String unit,
        @Nullable String declaredAt,
        String plausible,
        List<WordRow> words) {

    static SourceRow of(Source source, List<Channel> channels) {
        var quantity = source.quantity();
        var isNumber = quantity.kind().isNumber();
        var declared = source.declared();
        var expression = source.pick().expression();
        return new SourceRow(
                quantity.labelKey(),
                channels.stream()
                        .filter(channel -> channel.name().equals(source.channel()))
                        .map(Channel::label)
                        .findFirst()
                        .orElse(null),
                source.pick().from().stream().map(ValuePath::toString).collect(Collectors.joining(", ")),
                expression == null ? null : expression.toString(),
                taken(source),
                isNumber ? unit(source) : null,
                declared == null ? null : declared.from().toString(),
                isNumber ? source.range().in(quantity.unit()) : String.join(", ", quantity.words()),
                WordRow.of(source.words()));
    }

    private static List<Phrase> taken(Source source) {
        var taken = new ArrayList<Phrase>();
        var bits = source.pick().bits();
        if (bits != null) {
            var key = bits.lowest() == bits.highest() ? "catalog.mapping.bit" : "catalog.mapping.bits";
            taken.add(Phrase.of(key, bits.lowest(), bits.highest()));
        }
        if (source.scale().compareTo(BigDecimal.ONE) != 0) {
            taken.add(Phrase.of("catalog.mapping.times", source.scale().toPlainString()));
        }
        if (source.offset().signum() != 0) {
            taken.add(Phrase.of("catalog.mapping.plus", source.offset().toPlainString()));
        }
        if (source.rollsOverAt() != null) {
            var end = Units.display(source.rollsOverAt(), source.quantity().unit());
            taken.add(Phrase.of("catalog.mapping.rolls-over", end));
        }
        return taken;
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
