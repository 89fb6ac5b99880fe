package muster.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import muster.shared.HouseWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives committed entries their place in the chain of their organisation, in the order of their numbers. Entries that
 * commit late take a later place, so nobody who writes ever waits. One instance links at a time.
 */
@Service
class Linking {

    private static final long LOCK = 0x6d75737465724cL;
    private static final int BATCH = 5000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final HouseWork house;

    /** All entries up to here have a place, and no transaction can bring another one. */
    private long settled;

    private @Nullable Mark mark;

    /** Whether the heads of all chains were handed over; a run that failed may have lost some. */
    private boolean areHeadsTold;

    /**
     * Entries up to {@code last} were written by transactions older than {@code transaction}; when all of those have
     * ended, nobody can bring another such entry. Not kept in the database: a restored one counts transactions anew.
     */
    private record Mark(long last, long transaction) {}

    @SuppressWarnings("ArrayRecordComponent") // passed through, never compared
    private record Taken(UUID chain, long entry, byte[] canonical, byte @Nullable [] seal) {}

    Linking(JdbcClient jdbc, PlatformTransactionManager transactions, HouseWork house) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.house = house;
    }

    /** Links all that is committed by now; returns the new heads, and those of all chains the first time. */
    synchronized Collection<Link> run() {
        var heads = new HashMap<UUID, Link>();
        house.run("record", () -> {
            var now = inTransaction(this::look);
            if (!areHeadsTold) {
                inTransaction(this::heads).forEach(head -> heads.put(head.chain(), head));
            }
            areHeadsTold = false;
            var after = settled;
            for (var batch = batch(after, heads); !batch.isEmpty(); batch = batch(after, heads)) {
                after = batch.getLast().entry();
            }
            settle(now);
            areHeadsTold = true;
        });
        return heads.values();
    }

    /** The mark of this moment; notes in passing whether that of an earlier one has come true. */
    private Looked look() {
        var last = jdbc.sql("select coalesce(max(id), 0) from audit.entry")
                .query(Long.class)
                .single();
        var me = jdbc.sql("select pg_current_xact_id()::text::bigint")
                .query(Long.class)
                .single();
        var oldest = jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
        return new Looked(new Mark(last, me), mark != null && oldest >= mark.transaction());
    }

    private record Looked(Mark mark, boolean isOldMarkTrue) {}

    private void settle(Looked now) {
        if (mark == null || now.isOldMarkTrue()) {
            settled = mark == null ? settled : mark.last();
            mark = now.mark();
        }
    }

    private List<Taken> batch(long after, Map<UUID, Link> heads) {
        var moved = new HashMap<UUID, Link>();
        var batch = inTransaction(() -> {
            jdbc.sql("select pg_advisory_xact_lock(:lock)::text")
                    .param("lock", LOCK)
                    .query(String.class)
                    .single();
            var taken = take(after);
            link(taken, moved);
            return taken;
        });
        heads.putAll(moved);
        return batch;
    }

    private List<Taken> take(long after) {
        return jdbc.sql("select " + EntryRow.COLUMNS + """
                 from audit.entry e
                where e.id > :after and not exists (select from audit.link l where l.entry_id = e.id)
                order by e.id limit :most
                """)
                .param("after", after)
                .param("most", BATCH)
                .query((row, number) -> {
                    var entry = EntryRow.read(row);
                    return new Taken(entry.chain(), entry.id(), Canonical.of(entry), EntryRow.seal(row));
                })
                .list();
    }

    private void link(List<Taken> entries, Map<UUID, Link> moved) {
        var links = new ArrayList<Link>();
        for (var entry : entries) {
            var next = moved.computeIfAbsent(entry.chain(), this::head).next(entry.canonical(), entry.seal());
            moved.put(entry.chain(), next);
            links.add(next);
        }
        jdbc.sql("""
                insert into audit.link (chain, position, entry_id, hash)
                select chain, position, entry, hash
                from unnest(:chains::uuid[], :positions, :entries, :hashes) as made(chain, position, entry, hash)
                """)
                .param(
                        "chains",
                        links.stream().map(link -> link.chain().toString()).toArray(String[]::new))
                .param("positions", links.stream().map(Link::position).toArray(Long[]::new))
                .param("entries", entries.stream().map(Taken::entry).toArray(Long[]::new))
                .param("hashes", links.stream().map(Link::hash).toArray(byte[][]::new))
                .update();
    }

    private Link head(UUID chain) {
        return jdbc.sql("select position, hash from audit.link where chain = :chain order by position desc limit 1")
                .param("chain", chain)
                .query((row, number) -> new Link(chain, row.getLong(1), row.getBytes(2)))
                .optional()
                .orElse(Link.start(chain));
    }

    private List<Link> heads() {
        return jdbc.sql(
                        "select distinct on (chain) chain, position, hash from audit.link order by chain, position desc")
                .query((row, number) -> new Link(row.getObject(1, UUID.class), row.getLong(2), row.getBytes(3)))
                .list();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
