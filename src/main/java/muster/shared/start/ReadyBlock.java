package muster.shared.start;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Says once, when everything is up: where Muster is, what the modules add, where the data is, how to stop. */
@Component
class ReadyBlock {

    private static final Logger LOG = LoggerFactory.getLogger(ReadyBlock.class);

    private final ConfigurableEnvironment environment;
    private final ObjectProvider<StartNote> notes;

    ReadyBlock(ConfigurableEnvironment environment, ObjectProvider<StartNote> notes) {
        this.environment = environment;
        this.notes = notes;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        var block = new StringBuilder("Muster is ready.");
        add(block, "Open", List.of(address()));
        notes.orderedStream().forEach(note -> add(block, note.label(), note.lines()));
        DataFolder.inUse(environment).ifPresent(folder -> add(block, "Data", List.of(folder.toString())));
        add(block, "Stop", List.of("Ctrl+C"));
        LOG.info("{}", block);
    }

    /** The public address; where that is this machine, with the port that is really open. */
    private String address() {
        var address = environment.getProperty("muster.public-address", "http://localhost:${server.port}");
        var port = environment.getProperty("local.server.port", "");
        return address.replaceFirst("^http://localhost:\\d+$", "http://localhost:" + port);
    }

    private static void add(StringBuilder block, String label, List<String> lines) {
        var labels = new ArrayList<>(List.of(label));
        for (var line : lines) {
            block.append("%n  %-7s %s".formatted(labels.isEmpty() ? "" : labels.removeFirst(), line));
        }
    }
}
