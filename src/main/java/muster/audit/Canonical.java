package muster.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that stand for an entry, for ever (decision 0070). A value is its length in bytes (4, big-endian; −1 for
 * none) and its UTF-8; a list or map is the number of its members (4 bytes), then they; names of a map are in order.
 * Times are microseconds since 1970 in UTC, numbers are decimal. So nothing depends on how PostgreSQL writes JSON.
 */
final class Canonical {

    private static final String FORM = "1";
    private static final long MICROS = 1_000_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(400);
    private final DataOutputStream out = new DataOutputStream(bytes);

    private Canonical() {}

    static byte[] of(Entry entry) {
        try {
            var canonical = new Canonical();
            canonical.add(entry);
            return canonical.bytes.toByteArray();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private void add(Entry entry) throws IOException {
        var by = entry.by();
        var change = entry.change();
        var at = entry.at();
        // @formatter:off
        values(FORM, entry.id(), at.getEpochSecond() * MICROS + at.getNano() / 1000,
                by.kind(), by.id(), by.name(), by.role(), by.organisation(), by.door(), by.address(),
                change.action(), change.subject().kind(), change.subject().id(), change.subject().label());
        // @formatter:on
        out.writeInt(change.also().size());
        for (Subject other : change.also()) {
            value(other.id());
        }
        map(change.before());
        map(change.after());
        value(change.reason());
    }

    private void map(Map<String, String> values) throws IOException {
        out.writeInt(values.size());
        for (var value : (values.size() > 1 ? new TreeMap<>(values) : values).entrySet()) {
            values(value.getKey(), value.getValue());
        }
    }

    private void values(@Nullable Object... values) throws IOException {
        for (var value : values) {
            value(value);
        }
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            out.writeInt(-1);
            return;
        }
        var text = value.toString().getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
    }
}
