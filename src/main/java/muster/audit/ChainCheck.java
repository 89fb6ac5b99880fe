package muster.audit;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Walks along the chain of one organisation and stops at the first entry that is not as it was written. */
final class ChainCheck {

    private final String name;
    private final List<Head> heads;
    private final long unsealed;
    private final Seals seals;

    private Link last;
    private @Nullable Entry lastEntry;
    private boolean isSealed;
    private int nextHead;

    /**
     * From the begin of a chain on.
     *
     * @param name of the organisation
     * @param heads of it that are kept outside, by position
     * @param unsealed up to which position entries may be older than seals are
     */
    ChainCheck(Link start, String name, List<Head> heads, long unsealed, Seals seals) {
        this.last = start;
        this.name = name;
        this.heads = heads;
        this.unsealed = unsealed;
        this.seals = seals;
    }

    /** A link as it stands in the database, with the entry that it names, where that is there. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Row(
            long position,
            long number,
            byte[] hash,
            @Nullable Entry entry,
            byte @Nullable [] seal) {}

    void take(Row row) throws RecordBroken {
        if (row.position() != last.position() + 1) {
            throw broken(last.position() + 1, "the entry that stood here was taken out" + afterLast());
        }
        var entry = row.entry();
        if (entry == null) {
            throw broken(row.position(), "entry " + row.number() + " is gone" + afterLast());
        }
        var canonical = Canonical.of(entry);
        checkSeal(row, entry, canonical);
        last = last.next(canonical, row.seal());
        if (!last.has(row.hash()) || !last.chain().equals(entry.chain())) {
            throw broken(row.position(), entry.told() + " does not stand where it was put");
        }
        lastEntry = entry;
        checkHeads(entry);
    }

    private void checkSeal(Row row, Entry entry, byte[] canonical) throws RecordBroken {
        if (row.seal() == null) {
            if (isSealed || row.position() > unsealed) {
                throw broken(row.position(), entry.told() + " was not written by Muster");
            }
        } else if (!seals.matches(canonical, row.seal())) {
            throw broken(row.position(), entry.told() + " is not as it was written");
        } else {
            isSealed = true;
        }
    }

    private void checkHeads(Entry entry) throws RecordBroken {
        for (; nextHead < heads.size() && heads.get(nextHead).position() == last.position(); nextHead++) {
            var head = heads.get(nextHead);
            if (!last.has(head.hash())) {
                throw broken(
                        last.position(),
                        "the head that was written outside at " + Entry.time(head.at())
                                + " tells of another entry than " + entry.told()
                                + "; up to here the chain was made anew");
            }
        }
    }

    /** What is to be said of the chain when there is no more of it. */
    String end() throws RecordBroken {
        if (nextHead < heads.size()) {
            var head = heads.getLast();
            throw broken(
                    last.position() + 1,
                    "the end was cut off" + afterLast() + "; a head that was written outside at "
                            + Entry.time(head.at()) + " tells of " + counted(head.position()));
        }
        return name + ": " + counted(last.position()) + ", each as it was written and where it was put; "
                + (heads.isEmpty()
                        ? "no head outside tells of them yet."
                        : "the last head outside, of "
                                + Entry.time(heads.getLast().at()) + ", tells of "
                                + number(heads.getLast().position()) + ".");
    }

    private RecordBroken broken(long position, String what) {
        return new RecordBroken(name + ", position " + number(position) + ": " + what);
    }

    private String afterLast() {
        return lastEntry == null ? "" : ", after " + lastEntry.told();
    }

    private static String counted(long count) {
        return number(count) + (count == 1 ? " entry" : " entries");
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
