package muster.portals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import muster.registry.Device;
import muster.telemetry.Origin;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One value and the bytes that it was read from.
 *
 * @param skew how far the device's clock was ahead, or behind where it is negative
 */
public record OriginView(Device device, Origin origin, String display, Duration skew, List<Message> messages) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PER_LINE = 16;

    /**
     * A message as it came in.
     *
     * @param kind {@code json}, {@code text} or {@code bytes}
     */
    public record Message(Instant receivedAt, int size, String kind, String text) {}

    static OriginView of(Device device, Origin origin, String display) {
        return new OriginView(
                device,
                origin,
                display,
                origin.skew(),
                origin.messages().stream().map(OriginView::message).toList());
    }

    /** Clocks that differ by less than a second agree. */
    public boolean isSkewed() {
        return skew.abs().compareTo(Duration.ofSeconds(1)) >= 0;
    }

    public long skewSeconds() {
        return skew.abs().toSeconds();
    }

    static Message message(Origin.Message raw) {
        var payload = raw.payload();
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            if (text.codePoints().noneMatch(OriginView::isUnseen)) {
                return new Message(raw.receivedAt(), payload.length, isJson(text) ? "json" : "text", pretty(text));
            }
        } catch (CharacterCodingException noText) {
            // shown as bytes
        }
        return new Message(raw.receivedAt(), payload.length, "bytes", hex(payload));
    }

    private static boolean isUnseen(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }

    private static boolean isJson(String text) {
        try {
            return JSON.readTree(text).isContainer();
        } catch (JacksonException no) {
            return false;
        }
    }

    /** Laid out without reading it: every digit and every doubled name stays as the device wrote it. */
    static String pretty(String text) {
        if (!isJson(text)) {
            return text;
        }
        var out = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                out.append(c);
                if (c == '\\') {
                    out.append(text.charAt(++i));
                } else if (c == '"') {
                    quoted = false;
                }
                continue;
            }
            switch (c) {
                case '"' -> {
                    quoted = true;
                    out.append(c);
                }
                case '{', '[' -> line(out.append(c), ++depth);
                case '}', ']' -> line(out, --depth).append(c);
                case ',' -> line(out.append(c), depth);
                case ':' -> out.append(": ");
                case ' ', '\n', '\r', '\t' -> {}
                default -> out.append(c);
            }
        }
        return out.toString().replaceAll("\\{\\s+}", "{}").replaceAll("\\[\\s+]", "[]");
    }

    private static StringBuilder line(StringBuilder out, int depth) {
        return out.append('\n').repeat("  ", Math.max(0, depth));
    }

    private static String hex(byte[] payload) {
        var form = HexFormat.ofDelimiter(" ");
        var out = new StringBuilder();
        for (int at = 0; at < payload.length; at += PER_LINE) {
            out.append(out.isEmpty() ? "" : "\n")
                    .append("%06x  ".formatted(at))
                    .append(form.formatHex(payload, at, Math.min(at + PER_LINE, payload.length)));
        }
        return out.toString();
    }
}
