package muster.catalog.packs;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import muster.catalog.BitField;
import muster.catalog.Quantity;
import muster.catalog.WordTable;
import org.jspecify.annotations.Nullable;

/** Reads the words of a state or an event. */
final class WordsReader {

    private final Quantity quantity;

    WordsReader(Quantity quantity) {
        this.quantity = quantity;
    }

    WordTable read(Fields fields) {
        var words = new LinkedHashMap<String, String>();
        fields.find("words")
                .ifPresent(table ->
                        table.fields().all().forEach(member -> words.put(member.getKey(), word(member.getValue()))));
        var flags = flags(fields);
        if (!flags.isEmpty() && !words.isEmpty()) {
            throw fields.require("flags").says("expected words or flags, found both");
        }
        return new WordTable(words, flags, single(fields, "none"), single(fields, "otherwise"));
    }

    private SequencedMap<Integer, String> flags(Fields fields) {
        var flags = new LinkedHashMap<Integer, String>();
        fields.find("flags").ifPresent(table -> {
            for (var member : table.fields().all()) {
                if (!member.getKey().matches("\\d{1,2}") || Integer.parseInt(member.getKey()) >= BitField.MOST) {
                    throw member.getValue().says("expected the place of a bit from 0 to 63");
                }
                flags.put(Integer.valueOf(member.getKey()), word(member.getValue()));
            }
            if (fields.find("bits").isPresent()) {
                throw table.says("expected bits or flags, found both");
            }
        });
        return flags;
    }

    private @Nullable String single(Fields fields, String key) {
        return fields.find(key).map(this::word).orElse(null);
    }

    private String word(Entry entry) {
        if (!quantity.words().contains(entry.text())) {
            throw entry.expected("one of " + String.join(", ", quantity.words()));
        }
        return entry.text();
    }
}
