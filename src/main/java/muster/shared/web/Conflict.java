package muster.shared.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import muster.shared.LastChanges.LastChange;
import org.jspecify.annotations.Nullable;

/**
 * Two people edited one thing: what the other one saved beside what was typed, line by line. The fields it names are
 * chosen there, so the form draws no input of its own for them.
 *
 * @param last who saved meanwhile, where the record tells
 */
public record Conflict(@Nullable LastChange last, List<Row> rows) {

    /** One field that differs: what is sent, and how it reads. */
    public record Row(String field, String label, String theirs, String yours, String theirsText, String yoursText) {

        public static Row of(String field, String label, String theirs, String yours) {
            return new Row(field, label, theirs, yours, theirs, yours);
        }
    }

    /** Does this field differ? */
    public boolean has(String field) {
        return rows.stream().anyMatch(row -> row.field().equals(field));
    }

    /** Collects the fields that differ. */
    public static final class Rows {
        private final List<Row> rows = new ArrayList<>();

        public Rows compare(String field, String label, @Nullable Object theirs, @Nullable Object yours) {
            return compare(field, label, theirs, yours, UnaryOperator.identity());
        }

        public Rows compare(
                String field,
                String label,
                @Nullable Object theirs,
                @Nullable Object yours,
                UnaryOperator<String> text) {
            var saved = Objects.toString(theirs, "");
            var typed = Objects.toString(yours, "").strip();
            if (!saved.equals(typed)) {
                rows.add(new Row(field, label, saved, typed, text.apply(saved), text.apply(typed)));
            }
            return this;
        }

        public Conflict savedBy(Optional<LastChange> last) {
            return new Conflict(last.orElse(null), List.copyOf(rows));
        }
    }
}
