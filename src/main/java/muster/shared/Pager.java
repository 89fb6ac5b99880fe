package muster.shared;

import org.jspecify.annotations.Nullable;

/** Where a list stands: page number from 1, rows a page, rows in all, and the address that keeps the filters. */
public record Pager(int page, int size, long total, String address) {

    /** The number of the first row shown, from 1; 0 when there is none. */
    public long from() {
        return total == 0 ? 0 : (page - 1L) * size + 1;
    }

    /** The number of the last row shown. */
    public long to() {
        return Math.min(total, (long) page * size);
    }

    /** The address of the page before, or null on the first. */
    public @Nullable String previous() {
        return page > 1 ? at(page - 1) : null;
    }

    /** The address of the page after, or null on the last. */
    public @Nullable String next() {
        return to() < total ? at(page + 1) : null;
    }

    private String at(int number) {
        return address + (address.contains("?") ? "&" : "?") + "page=" + number;
    }
}
