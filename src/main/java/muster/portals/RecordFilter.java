package muster.portals;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import muster.audit.ActionKind;
import muster.audit.RecordQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Which part of the record is shown, as it stands in the address. What makes no sense there is left out.
 *
 * @param before an entry's number: those before it are shown
 */
public record RecordFilter(RecordQuery query, long before) {

    /** Reads the parameters of an address. */
    public static RecordFilter of(
            @Nullable String who,
            @Nullable String kind,
            @Nullable String day,
            @Nullable String about,
            @Nullable String before) {
        return new RecordFilter(
                new RecordQuery(Words.of(who).plain(), kindOf(kind), dayOf(day), idOf(about)), numberOf(before));
    }

    private static @Nullable ActionKind kindOf(@Nullable String text) {
        return Arrays.stream(ActionKind.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate dayOf(@Nullable String text) {
        try {
            return text == null || text.length() != 10 ? null : LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static @Nullable UUID idOf(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    /** The newest entries where the address names no number. */
    public static long numberOf(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
    }

    public boolean isNewest() {
        return before == Long.MAX_VALUE;
    }

    /** True when something is filtered at all. */
    public boolean isNarrow() {
        return !query.who().isEmpty() || query.kind() != null || query.day() != null || query.about() != null;
    }

    /** The address of the newest entries of this kind. */
    public String address() {
        return at("/record");
    }

    /** The address of the same entries as a file. */
    public String file() {
        return at("/record.csv");
    }

    /** The address of those before an entry. */
    public String before(long entry) {
        var address = address();
        return address + (address.contains("?") ? "&" : "?") + "before=" + entry;
    }

    private String at(String path) {
        var address = new StringBuilder();
        add(address, "who", query.who());
        add(address, "kind", query.kind());
        add(address, "day", query.day());
        add(address, "about", query.about());
        return path + address;
    }

    private static void add(StringBuilder address, String name, @Nullable Object value) {
        var text = Objects.toString(value, "");
        if (!text.isEmpty()) {
            address.append(address.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(UriUtils.encode(text, StandardCharsets.UTF_8));
        }
    }
}
