package muster.shared.start;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** Keeps the stack trace of a start that nobody can explain, where its reader finds it by a reference. */
final class StartFailureFile {

    private static final Logger LOG = LoggerFactory.getLogger(StartFailureFile.class);

    private StartFailureFile() {}

    /** Writes it and says where; to the log where there is no folder to write to. */
    static String write(@Nullable ConfigurableApplicationContext context, Throwable failure) {
        var reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        var folder = context == null ? Path.of("data") : DataFolder.path(context.getEnvironment());
        var file = folder.resolve("start-failure.log");
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        try {
            Files.createDirectories(folder);
            Files.writeString(file, Instant.now() + " reference " + reference + "\n" + trace);
            return "The details are in " + file + " (reference " + reference + ")";
        } catch (IOException full) {
            LOG.error("The details of {}, as {} cannot be written ({})", reference, file, full.getMessage(), failure);
            return "The details stand above (reference " + reference + ")";
        }
    }
}
