package muster.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import muster.shared.Id;
import muster.shared.Stories;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;

/**
 * Puts entries of the record into sentences, for {@code shared/story}. The sentence is {@code audit.action.<action>}
 * with the subject's label as {0} and the values, in the order of their names, from {1} on; below it who did it, each
 * value that the sentence left out as "name: before → after", and the reason. Names of values are
 * {@code audit.value.<name>} where a module words them.
 */
@Service
public class StoryText implements Stories {

    private static final Map<String, String> ICONS = Map.of(
            "device", "cpu",
            "customer", "building-2",
            "site", "map-pin",
            "asset", "box",
            "position", "crosshair",
            "user", "user-round",
            "firm", "hard-hat",
            "job", "clipboard-list",
            "batch", "package",
            "door", "shield-alert");

    /** Where things have a page of their own. */
    private static final Map<String, String> PAGES = Map.of(
            "device", "/devices/",
            "customer", "/customers/",
            "site", "/sites/",
            "asset", "/assets/",
            "user", "/users/",
            "firm", "/firms/",
            "job", "/jobs/",
            "batch", "/batches/",
            "field", "/inbox/");

    /** Where the words for values of a name stand, whoever put them there. */
    private static final Map<String, String> WORDS = Map.of(
            "state", "lifecycle.state.",
            "line", "provisioning.check.",
            "role", "access.role.",
            "kind", "audit.kind.");

    /** Values for machines beside what the sentence says already. */
    private static final Set<String> UNTOLD = Set.of("code");

    private final Story story;
    private final MessageSource messages;

    StoryText(Story story, MessageSource messages) {
        this.story = story;
        this.messages = messages;
    }

    @Override
    public List<Line> about(Id subject, int limit) {
        return lines(story.of(subject, Long.MAX_VALUE, limit));
    }

    public List<Line> lines(List<StoryEntry> entries) {
        var locale = LocaleContextHolder.getLocale();
        return entries.stream().map(entry -> line(entry, locale)).toList();
    }

    private Line line(StoryEntry entry, Locale locale) {
        var key = "audit.action." + entry.action();
        var pattern = String.valueOf(messages.getMessage(key, null, "", locale));
        var values = valuesOf(entry, locale);
        var arguments = new ArrayList<String>(List.of(entry.subject()));
        arguments.addAll(values.values());
        var text = messages.getMessage(key, arguments.toArray(), entry.subject() + ": " + entry.action(), locale);
        return new Line(
                entry.id(),
                entry.at(),
                String.valueOf(text),
                String.join(" · ", notes(entry, told(pattern, values.keySet()), locale)),
                ICONS.getOrDefault(entry.subjectKind(), "dot"),
                null,
                pageOf(entry));
    }

    private static @Nullable String pageOf(StoryEntry entry) {
        var page = PAGES.get(entry.subjectKind());
        return page == null ? null : page + entry.subjectId();
    }

    /** The values that are now, in words, by name; those that were, where nothing is any more. */
    private SequencedMap<String, String> valuesOf(StoryEntry entry, Locale locale) {
        var values = new TreeMap<String, String>();
        (entry.after().isEmpty() ? entry.before() : entry.after())
                .forEach((name, value) -> values.put(name, valueWord(name, value, locale)));
        return values;
    }

    /** Names of the values that the sentence itself tells. */
    private static Set<String> told(String pattern, Set<String> names) {
        var told = new HashSet<String>();
        int place = 1;
        for (var name : names) {
            if (pattern.contains("{" + place++ + "}")) {
                told.add(name);
            }
        }
        return told;
    }

    private List<String> notes(StoryEntry entry, Set<String> told, Locale locale) {
        var notes = new ArrayList<String>();
        notes.add(by(entry, locale));
        var names = new TreeSet<>(entry.before().keySet());
        names.addAll(entry.after().keySet());
        for (var name : names) {
            var before = entry.before().get(name);
            var after = entry.after().get(name);
            boolean isNews = before == null || after == null || !before.equals(after);
            if (isNews && !told.contains(name) && !UNTOLD.contains(name) && !isId(after)) {
                notes.add(word("audit.value.", name, locale) + ": "
                        + change(valueWord(name, before, locale), valueWord(name, after, locale)));
            }
        }
        if (entry.reason() != null) {
            notes.add(messages.getMessage("audit.reason", new Object[] {entry.reason()}, locale));
        }
        return notes;
    }

    private String by(StoryEntry entry, Locale locale) {
        return switch (entry.byKind()) {
            case "SYSTEM", "DEVICE" -> word("audit.by.", entry.byKind(), locale);
            default ->
                entry.byRole() == null
                        ? entry.byName()
                        : entry.byName() + ", " + word("access.role.", entry.byRole(), locale);
        };
    }

    private String valueWord(String name, @Nullable String value, Locale locale) {
        var prefix = WORDS.get(name);
        return value == null ? "" : prefix == null ? value : word(prefix, value, locale);
    }

    /** Numbers for machines; nobody reads them. */
    private static boolean isId(@Nullable String value) {
        return value != null && value.length() == 36 && value.matches("[0-9a-f-]{36}");
    }

    private static String change(@Nullable String before, @Nullable String after) {
        if (before == null || before.isEmpty()) {
            return after == null || after.isEmpty() ? "–" : after;
        }
        return before + " → " + (after == null || after.isEmpty() ? "–" : after);
    }

    private String word(String prefix, String name, Locale locale) {
        return String.valueOf(messages.getMessage(prefix + name, null, name, locale));
    }
}
