package muster.portals;

import java.util.List;
import java.util.function.Consumer;
import muster.audit.Story;
import muster.audit.StoryEntry;
import muster.audit.StoryText;
import muster.registry.Registry;
import muster.shared.DeviceId;
import muster.shared.Stories;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened to one device, in sentences, newest first. Staff reads the record; for others there is none. */
@Service
public class DeviceStory {

    private static final int SIZE = 20;
    private static final int FETCH = 500;

    private final Registry registry;
    private final Story story;
    private final StoryText text;

    DeviceStory(Registry registry, Story story, StoryText text) {
        this.registry = registry;
        this.story = story;
        this.text = text;
    }

    /**
     * A stretch of the story.
     *
     * @param older where the next stretch begins, null at the end
     */
    public record Stretch(
            DeviceId device,
            String serial,
            List<Stories.Line> lines,
            @Nullable Long older) {}

    /** The entries before this number, {@link Long#MAX_VALUE} for the newest. */
    @Transactional(readOnly = true)
    public Stretch of(DeviceId id, long before) {
        var device = registry.get(id);
        var entries = story.of(id, before, SIZE + 1);
        var shown = entries.subList(0, Math.min(SIZE, entries.size()));
        var older = entries.size() > SIZE ? shown.getLast().id() : null;
        return new Stretch(id, device.serial(), text.lines(shown), older);
    }

    /** Hands over the whole story, a few hundred entries at a time. */
    @Transactional(readOnly = true)
    public void each(DeviceId id, Consumer<StoryEntry> taker) {
        registry.get(id);
        long before = Long.MAX_VALUE;
        List<StoryEntry> entries;
        do {
            entries = story.of(id, before, FETCH);
            entries.forEach(taker);
            before = entries.isEmpty() ? before : entries.getLast().id();
        } while (entries.size() == FETCH);
    }

    /** The sentence of an entry. */
    public String sentence(StoryEntry entry) {
        return text.lines(List.of(entry)).getFirst().text();
    }
}
