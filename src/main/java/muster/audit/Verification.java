package muster.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import muster.shared.start.CannotStart;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the record is as it was written: every entry by its seal, their order and number by the chain, and the
 * chain by the heads that are kept outside. Reads row after row in one snapshot; holds no more than a few thousand.
 */
final class Verification {

    /** What can be said of the record. */
    enum Outcome {
        WHOLE,
        BROKEN,
        NOT_SURE
    }

    private static final int FETCH = 2000;
    private static final int LINK = 19;

    private final Seals seals;
    private final Heads heads;
    private final Consumer<String> say;
    private final Map<UUID, List<Head>> headsOf = new HashMap<>();
    private final Map<UUID, Long> unsealed = new HashMap<>();
    private final Map<UUID, String> names = new HashMap<>();
    private final Set<UUID> walked = new TreeSet<>();

    /** @param say takes one sentence after the other */
    Verification(Seals seals, Heads heads, Consumer<String> say) {
        this.seals = seals;
        this.heads = heads;
        this.say = say;
    }

    /** Ends with the first entry that is wrong. The connection is one of the database's owner. */
    Outcome run(Connection database) throws SQLException, IOException {
        database.setAutoCommit(false);
        try {
            readHeads(); // before the snapshot, which then knows at least as much
            begin(database);
            chains(database);
            goneChains();
            var waiting = waiting(database);
            return sum(waiting);
        } catch (RecordBroken broken) {
            say.accept(broken.getMessage() + ".");
            return Outcome.BROKEN;
        } finally {
            database.rollback();
        }
    }

    private Outcome sum(long waiting) {
        if (waiting > 0) {
            say.accept(waiting + (waiting == 1 ? " entry waits for its" : " entries wait for their")
                    + " place, each as it was written.");
        }
        if (walked.isEmpty() || !headsOf.isEmpty()) {
            say.accept(walked.isEmpty() && waiting == 0 ? "The record is empty." : "The record is whole.");
            return Outcome.WHOLE;
        }
        say.accept("There are no heads in " + heads.file() + ", so nobody can tell whether the end was cut off or all"
                + " chains were made anew. Name the file with MUSTER_AUDIT_HEADS.");
        return Outcome.NOT_SURE;
    }

    /** Entries from before there were seals stand in the chains as far as the very first heads tell, no further. */
    private void readHeads() throws IOException, RecordBroken {
        var all = heads.all();
        for (var head : all) {
            headsOf.computeIfAbsent(head.chain(), chain -> new ArrayList<>()).add(head);
            if (head.at().equals(all.getFirst().at())) {
                unsealed.put(head.chain(), head.position());
            }
        }
        headsOf.values().forEach(some -> some.sort(Comparator.comparingLong(Head::position)));
    }

    private void begin(Connection database) throws SQLException {
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        database.setReadOnly(true);
        try (var statement = database.createStatement()) {
            // in the order of the index, row by row; a sort would write the whole record to the server's disk first
            statement.execute("set local enable_sort = off");
            statement.execute("set local jit = off");
            try (var there = statement.executeQuery("select to_regclass('audit.link') is not null")) {
                there.next();
                if (!there.getBoolean(1)) {
                    throw new CannotStart(
                            "there is no record in the database that could be verified",
                            "See that SPRING_DATASOURCE_URL names Muster's database, and start this version of Muster"
                                    + " on it once");
                }
            }
            try (var known = statement.executeQuery("select id, name from access.organisation")) {
                while (known.next()) {
                    names.put(known.getObject(1, UUID.class), known.getString(2));
                }
            }
        }
    }

    private void chains(Connection database) throws SQLException, RecordBroken {
        var sql = "select " + EntryRow.COLUMNS + ", l.chain, l.position, l.entry_id, l.hash"
                + " from audit.link l left join audit.entry e on e.id = l.entry_id order by l.chain, l.position";
        try (var statement = database.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            try (var row = statement.executeQuery()) {
                walk(row);
            }
        }
    }

    private void walk(ResultSet row) throws SQLException, RecordBroken {
        UUID chain = null;
        ChainCheck check = null;
        while (row.next()) {
            var next = row.getObject(LINK, UUID.class);
            if (check == null || !next.equals(chain)) {
                end(check);
                chain = next;
                check = check(next);
            }
            check.take(new ChainCheck.Row(
                    row.getLong(LINK + 1),
                    row.getLong(LINK + 2),
                    row.getBytes(LINK + 3),
                    row.getObject(1) == null ? null : EntryRow.read(row),
                    EntryRow.seal(row)));
        }
        end(check);
    }

    private ChainCheck check(UUID chain) {
        walked.add(chain);
        var some = headsOf.getOrDefault(chain, List.of());
        // as long as there is no head at all, nothing but the order tells what is old
        long old = headsOf.isEmpty() ? Long.MAX_VALUE : unsealed.getOrDefault(chain, 0L);
        return new ChainCheck(Link.start(chain), nameOf(chain), some, old, seals);
    }

    private void end(@Nullable ChainCheck check) throws RecordBroken {
        if (check != null) {
            say.accept(check.end());
        }
    }

    /** Chains of which the heads alone are left. */
    private void goneChains() throws RecordBroken {
        for (var chain : new TreeSet<>(headsOf.keySet())) {
            if (!walked.contains(chain)) {
                check(chain).end();
            }
        }
    }

    /** Entries that have no place yet are those of the last minute; their seals say that they are ours. */
    private long waiting(Connection database) throws SQLException, RecordBroken {
        long waiting = 0;
        var sql = "select " + EntryRow.COLUMNS + " from audit.entry e"
                + " where not exists (select from audit.link l where l.entry_id = e.id) order by e.id";
        try (var statement = database.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    checkWaiting(EntryRow.read(row), EntryRow.seal(row));
                    waiting++;
                }
            }
        }
        return waiting;
    }

    private void checkWaiting(Entry entry, byte @Nullable [] seal) throws RecordBroken {
        if (seal == null && !headsOf.isEmpty()) {
            throw new RecordBroken(
                    nameOf(entry.chain()) + ", without a position: " + entry.told() + " was not written by Muster");
        }
        if (seal != null && !seals.matches(Canonical.of(entry), seal)) {
            throw new RecordBroken(
                    nameOf(entry.chain()) + ", without a position: " + entry.told() + " is not as it was written");
        }
    }

    private String nameOf(UUID chain) {
        return chain.equals(Entry.HOUSE)
                ? "Staff, devices and Muster itself"
                : names.getOrDefault(chain, "Organisation " + chain);
    }
}
