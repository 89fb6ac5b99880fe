package muster.audit;

import java.util.List;
import muster.shared.Id;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the record tells of one thing, newest first. */
@Service
public class Story {

    /** Moves of which a fuller entry tells as well: what was claimed where, what became active, what was taken back. */
    private static final String ONCE =
            " where action not in ('device.moved.CLAIM', 'device.moved.ACTIVATE', 'device.moved.UNDO', 'device.moved.RELEASE')";

    private final JdbcClient jdbc;
    private final EntryReader reader;

    Story(JdbcClient jdbc, EntryReader reader) {
        this.jdbc = jdbc;
        this.reader = reader;
    }

    /**
     * The entries about a device, asset, site, job, user …
     *
     * @param before an entry's number, to go on from; {@link Long#MAX_VALUE} to begin with the newest
     */
    @Transactional(readOnly = true)
    public List<StoryEntry> of(Id subject, long before, int limit) {
        return jdbc.sql("select * from audit.story(:subject, :before, 2 * :limit + 1)" + ONCE
                        + " order by id desc limit :limit")
                .param("subject", subject.value())
                .param("before", before)
                .param("limit", limit)
                .query(reader::read)
                .list();
    }

    /** The newest entries about anything. */
    @Transactional(readOnly = true)
    public List<StoryEntry> recent(int limit) {
        return jdbc.sql("select * from audit.entry" + ONCE + " order by id desc limit :limit")
                .param("limit", limit)
                .query(reader::read)
                .list();
    }
}
