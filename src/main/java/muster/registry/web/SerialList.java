package muster.registry.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import muster.registry.Registration;
import muster.registry.TypedSerial;

/** Reads serial numbers from what people paste or ask for. */
final class SerialList {

    private static final Pattern BETWEEN = Pattern.compile("[,;\t]");
    private static final Pattern GAP = Pattern.compile("([^{}]*)\\{(#{1,12})}([^{}]*)");
    private static final Set<String> HEADINGS =
            Set.of("serial", "serials", "serial number", "serial numbers", "serialnumber", "serial_number", "s/n");

    private SerialList() {}

    /** One a line, or separated by commas, semicolons or tabs; quotes and the heading of a CSV column fall away. */
    static List<TypedSerial> pasted(String text) {
        var serials = new ArrayList<TypedSerial>();
        int line = 0;
        for (var row : text.lines().toList()) {
            line++;
            for (var cell : BETWEEN.splitAsStream(row).toList()) {
                var serial = unquoted(cell.strip());
                if (!serial.isEmpty() && !(serials.isEmpty() && isHeading(serial))) {
                    serials.add(new TypedSerial(line, serial));
                }
                if (serials.size() > Registration.MOST) {
                    return serials; // one too many is enough to refuse
                }
            }
        }
        return serials;
    }

    private static String unquoted(String cell) {
        boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? cell.substring(1, cell.length() - 1).strip() : cell;
    }

    private static boolean isHeading(String text) {
        return HEADINGS.contains(text.toLowerCase(Locale.ROOT));
    }

    static boolean isPattern(String pattern) {
        return GAP.matcher(pattern).matches();
    }

    /** True when the numbers have as many digits as the pattern has room for. */
    static boolean hasRoom(String pattern, long start, int count) {
        var gap = GAP.matcher(pattern);
        return gap.matches() && start + count - 1 < Math.pow(10, gap.group(2).length());
    }

    /** {@code TH-{####}} from 7, two of them: TH-0007, TH-0008. */
    static List<TypedSerial> numbered(String pattern, long start, int count) {
        var gap = GAP.matcher(pattern);
        if (!gap.matches()) {
            throw new IllegalArgumentException("not a pattern: " + pattern);
        }
        var format = "%0" + gap.group(2).length() + "d";
        var serials = new ArrayList<TypedSerial>(count);
        for (int i = 0; i < count; i++) {
            serials.add(new TypedSerial(i + 1, gap.group(1) + format.formatted(start + i) + gap.group(3)));
        }
        return serials;
    }
}
