package muster.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import muster.shared.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;

/**
 * Puts entries of the record into sentences, for {@code shared/story}. The sentence is {@code audit.action.<action>}
 * with the subject's label as {0}; below it who did it, each value as "name: before → after", and the reason. Names
 * of values are {@code audit.value.<name>} where a module words them.
 */
@Service
public class StoryText {

    private static final Map<String, String> ICONS = Map.of(
            "device", "cpu",
            "customer", "building-2",
            "site", "map-pin",
            "asset", "box",
            "position", "crosshair",
            "user", "user-round",
            "firm", "hard-hat",
            "job", "clipboard-list");

    private final Story story;
    private final MessageSource messages;

    StoryText(Story story, MessageSource messages) {
        this.story = story;
        this.messages = messages;
    }

    /** One line of a story as the page draws it. */
    public record Line(
            long id,
            Instant at,
            String text,
            String note,
            String icon,
            @Nullable String tone) {}

    /** The newest lines about a thing; nothing for those who may not read the record. */
    public List<Line> about(Id subject, int limit) {
        return lines(story.of(subject, Long.MAX_VALUE, limit));
    }

    public List<Line> lines(List<StoryEntry> entries) {
        var locale = LocaleContextHolder.getLocale();
        return entries.stream().map(entry -> line(entry, locale)).toList();
    }

    private Line line(StoryEntry entry, Locale locale) {
        var text = messages.getMessage(
                "audit.action." + entry.action(),
                new Object[] {entry.subject()},
                entry.subject() + ": " + entry.action(),
                locale);
        return new Line(
                entry.id(),
                entry.at(),
                String.valueOf(text),
                String.join(" · ", notes(entry, locale)),
                ICONS.getOrDefault(entry.subjectKind(), "dot"),
                null);
    }

    private List<String> notes(StoryEntry entry, Locale locale) {
        var notes = new ArrayList<String>();
        var role = entry.byRole() == null ? "" : word("access.role.", entry.byRole(), locale);
        notes.add(role.isEmpty() ? entry.byName() : entry.byName() + ", " + role);
        var names = new TreeSet<>(entry.before().keySet());
        names.addAll(entry.after().keySet());
        for (var name : names) {
            var before = entry.before().get(name);
            var after = entry.after().get(name);
            if (before == null || after == null || !before.equals(after)) {
                notes.add(word("audit.value.", name, locale) + ": " + change(before, after));
            }
        }
        if (entry.reason() != null) {
            notes.add(messages.getMessage("audit.reason", new Object[] {entry.reason()}, locale));
        }
        return notes;
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
