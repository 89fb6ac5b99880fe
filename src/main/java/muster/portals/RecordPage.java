package muster.portals;

import java.util.List;
import java.util.function.Consumer;
import muster.audit.StoryEntry;
import muster.audit.StoryText;
import muster.audit.WholeRecord;
import muster.shared.Stories;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The record in sentences, a stretch at a time. */
@Service
public class RecordPage {

    private static final int SIZE = 50;

    private final WholeRecord record;
    private final StoryText text;

    RecordPage(WholeRecord record, StoryText text) {
        this.record = record;
        this.text = text;
    }

    /**
     * A stretch of the record.
     *
     * @param older the address where the next stretch begins, null at the end
     * @param about how people call the thing whose story it is, null where it is nobody's
     */
    public record Stretch(
            List<Stories.Line> lines,
            @Nullable String older,
            @Nullable String about) {}

    @Transactional(readOnly = true)
    public Stretch of(RecordFilter filter) {
        var entries = record.page(filter.query(), filter.before(), SIZE + 1);
        var shown = entries.subList(0, Math.min(SIZE, entries.size()));
        var older = entries.size() > SIZE ? filter.before(shown.getLast().id()) : null;
        return new Stretch(text.lines(shown), older, nameIn(entries, filter));
    }

    /** Hands over the whole of it with its sentences. */
    public void each(RecordFilter filter, Consumer<StoryEntry> taker) {
        record.each(filter.query(), taker);
    }

    /** The sentence of an entry. */
    public String sentence(StoryEntry entry) {
        return text.lines(List.of(entry)).getFirst().text();
    }

    private static @Nullable String nameIn(List<StoryEntry> entries, RecordFilter filter) {
        return entries.stream()
                .filter(entry -> entry.subjectId().equals(filter.query().about()))
                .map(StoryEntry::subject)
                .findFirst()
                .orElse(null);
    }
}
