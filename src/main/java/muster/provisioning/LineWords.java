package muster.provisioning;

import java.util.ArrayList;
import java.util.List;
import muster.catalog.FirmwareRange;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** What a line names, as people say it: labels for quantities, words for a range of versions. */
final class LineWords {

    private LineWords() {}

    static List<Object> of(Line line) {
        var said = line.arguments();
        if (line.said().equals("arrived") && said.size() > 1) {
            return List.of(readings(said));
        }
        var words = new ArrayList<Object>(said);
        if (line.said().startsWith("refused.") && !said.isEmpty()) {
            words.set(0, quantity(said.getFirst()));
        } else if (line.said().equals("not-allowed")) {
            words.set(1, range(said.get(1)));
        }
        return words;
    }

    /** Quantities and values by turns. */
    private static MessageSourceResolvable readings(List<String> said) {
        var each = new ArrayList<MessageSourceResolvable>();
        for (int at = 0; at + 1 < said.size(); at += 2) {
            each.add(message("provisioning.words.reading", quantity(said.get(at)), said.get(at + 1)));
        }
        return list(each);
    }

    private static MessageSourceResolvable range(String text) {
        return text.equals(Contract.NO_RANGE)
                ? message("provisioning.words.no-version")
                : list(FirmwareRange.of(text).ends().stream()
                        .map(end -> message(end.key(), end.version()))
                        .toList());
    }

    private static MessageSourceResolvable list(List<MessageSourceResolvable> each) {
        return each.stream()
                .reduce((one, next) -> message("provisioning.words.list", one, next))
                .orElseThrow();
    }

    private static MessageSourceResolvable quantity(String name) {
        return new DefaultMessageSourceResolvable(new String[] {"catalog.quantity." + name}, name);
    }

    private static MessageSourceResolvable message(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }
}
