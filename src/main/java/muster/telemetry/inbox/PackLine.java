package muster.telemetry.inbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import muster.telemetry.lessons.FieldDecision;
import org.jspecify.annotations.Nullable;

/** A decision as the pack would say it, so that the file can learn what people taught. */
final class PackLine {

    private PackLine() {}

    /** None for what is not decided. */
    static Optional<String> of(@Nullable FieldDecision decision) {
        if (decision == null || decision.isWithdrawn()) {
            return Optional.empty();
        }
        if (!decision.isAccepted()) {
            return Optional.of("ignore: [" + quoted(decision.path()) + "]");
        }
        var keys = new ArrayList<String>();
        keys.add("from: " + quoted(decision.path()));
        if (decision.unit() != null) {
            keys.add("unit: " + quoted(decision.unit()));
        }
        if (decision.scale().compareTo(BigDecimal.ONE) != 0) {
            keys.add("scale: " + decision.scale().stripTrailingZeros().toPlainString());
        }
        if (decision.shift().signum() != 0) {
            keys.add("offset: " + decision.shift().stripTrailingZeros().toPlainString());
        }
        if (!decision.words().isBlank()) {
            keys.add("words: { " + words(decision.words()) + " }");
        }
        var line = decision.quantity() + ": { " + String.join(", ", keys) + " }";
        return Optional.of(
                decision.channel().isEmpty()
                        ? line
                        : decision.channel() + ": { label: " + decision.channel() + ", observations: { " + line
                                + " } }");
    }

    private static String words(String typed) {
        var words = new ArrayList<String>();
        for (var pair : typed.split(",", -1)) {
            var equals = pair.lastIndexOf('=');
            if (equals > 0) {
                words.add(quoted(pair.substring(0, equals).strip()) + ": "
                        + quoted(pair.substring(equals + 1).strip()));
            }
        }
        return String.join(", ", words);
    }

    /** Plain where YAML takes it as a text and nothing else. */
    private static String quoted(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9_./-]*") && !text.matches("(?i)true|false|yes|no|on|off|null|y|n")
                ? text
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
