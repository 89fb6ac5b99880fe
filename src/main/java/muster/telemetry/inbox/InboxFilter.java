package muster.telemetry.inbox;

import java.util.Locale;
import muster.shared.Typed;
import org.springframework.web.util.UriComponentsBuilder;

/** What of the inbox is shown, as its address says it. */
public record InboxFilter(Tab tab, String words, String model) {

    /** The three piles. */
    public enum Tab {
        OPEN,
        ACCEPTED,
        IGNORED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As typed; what is no pile is the first. */
    public static InboxFilter of(String tab, String words, String model) {
        var chosen = Tab.OPEN;
        for (var one : Tab.values()) {
            if (one.word().equals(tab)) {
                chosen = one;
            }
        }
        return new InboxFilter(chosen, Typed.storable(Typed.line(words)), Typed.storable(Typed.line(model)));
    }

    public boolean isNarrow() {
        return !words.isEmpty() || !model.isEmpty();
    }

    public String address() {
        return address(tab);
    }

    /** The same of another pile. */
    public String address(Tab other) {
        var address = UriComponentsBuilder.fromPath("/inbox").queryParam("tab", other.word());
        if (!words.isEmpty()) {
            address.queryParam("q", "{q}");
        }
        if (!model.isEmpty()) {
            address.queryParam("model", "{model}");
        }
        return address.encode()
                .buildAndExpand(java.util.Map.of("q", words, "model", model))
                .toUriString();
    }
}
