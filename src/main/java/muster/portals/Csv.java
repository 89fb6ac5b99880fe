package muster.portals;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A table for a spreadsheet, written as it grows. A cell that a spreadsheet would take for a formula gets an apostrophe
 * (OWASP, CSV injection); numbers stay numbers.
 */
public final class Csv implements AutoCloseable {

    /** Also after quotes and spaces, and in their full-width shapes. */
    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\"'\\u00a0]*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    /** Control characters but tab and line breaks: a device's own words may hold them, and a terminal obeys them. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\t\r\n]]");

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private final CsvWriter csv;

    /** Begins with the mark by which spreadsheets know UTF-8. */
    public Csv(OutputStream out) {
        try {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write('\uFEFF');
            csv = CsvWriter.builder().build(writer);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    public void row(@Nullable Object... cells) {
        csv.writeRecord(Arrays.stream(cells).map(Csv::safe).toList());
    }

    static String safe(@Nullable Object cell) {
        var text = cell == null ? "" : UNSEEN.matcher(cell.toString()).replaceAll("\uFFFD");
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
