package muster.shared.web;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the frame round every page needs to know. */
public record Layout(
        List<Item> items, @Nullable Person person, @Nullable Notice notice, boolean demo) {

    /** A navigation entry as this person sees it on this page. */
    public record Item(String key, String href, String icon, boolean current) {}

    /** Whoever is signed in. */
    public record Person(String name, String role) {}

    /** One sentence about what just happened; a session carries it to the next page. */
    public record Notice(String message, List<Object> args) implements Serializable {

        public static final String ATTRIBUTE = "notice";

        public static Notice of(String message, Object... args) {
            return new Notice(message, List.of(args));
        }

        public Map<String, Object> model() {
            return Map.of("message", message, "args", args);
        }
    }
}
