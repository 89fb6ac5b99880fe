package muster.shared;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what happened to a thing, for {@code shared/story}; the record knows. */
public interface Stories {

    /**
     * One line of a story as the page draws it.
     *
     * @param id the entry's number in the record
     * @param note who did it, and what the sentence leaves out
     * @param href the page of what it is about, null where it has none
     */
    record Line(
            long id,
            Instant at,
            String text,
            String note,
            String icon,
            @Nullable String tone,
            @Nullable String href) {}

    /** The newest lines about a thing; none for those who may not read the record. */
    List<Line> about(Id subject, int limit);
}
