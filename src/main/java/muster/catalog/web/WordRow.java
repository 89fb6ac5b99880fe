package muster.catalog.web;

import java.util.ArrayList;
import java.util.List;
import muster.catalog.WordTable;

/**
 * What the maker says and what it means.
 *
 * @param said the key of a text, with the maker's word or the place of a bit in its gap
 */
record WordRow(Phrase said, String means) {

    static List<WordRow> of(WordTable table) {
        var rows = new ArrayList<WordRow>();
        table.words().forEach((said, means) -> rows.add(new WordRow(Phrase.of("catalog.mapping.said", said), means)));
        table.flags().forEach((bit, means) -> rows.add(new WordRow(Phrase.of("catalog.mapping.bit", bit), means)));
        if (table.none() != null) {
            rows.add(new WordRow(Phrase.of("catalog.mapping.none"), table.none()));
        }
        if (table.otherwise() != null) {
            rows.add(new WordRow(Phrase.of("catalog.mapping.otherwise"), table.otherwise()));
        }
        return rows;
    }
}
