package muster.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import muster.shared.SecretHash;
import org.springframework.stereotype.Component;

/**
 * The heads of all chains, outside the database: a file that is only ever added to. Each line bears a mark made with
 * the installation's key, so whoever can write the file still cannot write a head.
 */
@Component
class Heads {

    private static final String PURPOSE = "audit-head";
    private static final HexFormat HEX = HexFormat.of();

    private final Path file;
    private final SecretHash key;

    Heads(HeadSettings settings, SecretHash key) {
        this.file = settings.heads().toAbsolutePath().normalize();
        this.key = key;
    }

    Path file() {
        return file;
    }

    /** Adds the heads, all or none, and waits until they are on the disk. */
    void add(Collection<Link> links, Instant now) throws IOException {
        var at = now.truncatedTo(ChronoUnit.MILLIS);
        var lines = new StringBuilder();
        for (var link : links) {
            var text = new Head(at, link.chain(), link.position(), link.hash()).text();
            lines.append(text)
                    .append(' ')
                    .append(HEX.formatHex(key.of(PURPOSE, text)))
                    .append('\n');
        }
        Files.createDirectories(file.getParent());
        dropHalfLine();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var before = channel.size();
            try {
                var bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException full) {
                channel.truncate(before);
                throw full;
            }
        }
    }

    /** A line that a power cut left half is no line. */
    private void dropHalfLine() throws IOException {
        if (Files.notExists(file)) {
            return;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var end = channel.size();
            while (end > 0 && !isLineEnd(channel, end - 1)) {
                end--;
            }
            if (end < channel.size()) {
                channel.truncate(end);
            }
        }
    }

    private static boolean isLineEnd(FileChannel channel, long place) throws IOException {
        var one = ByteBuffer.allocate(1);
        return channel.read(one, place) == 1 && one.get(0) == '\n';
    }

    /**
     * All heads in the order in which they were written; none where there is no file.
     *
     * @throws RecordBroken where a line is not one of ours
     */
    List<Head> all() throws IOException, RecordBroken {
        var heads = new ArrayList<Head>();
        if (Files.notExists(file)) {
            return heads;
        }
        try (var channel = FileChannel.open(file);
                var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            boolean isWhole = channel.size() > 0 && isLineEnd(channel, channel.size() - 1);
            var line = lines.readLine();
            while (line != null) {
                var next = lines.readLine();
                if (next != null || isWhole) {
                    heads.add(read(line, heads.size() + 1));
                }
                line = next;
            }
        }
        return heads;
    }

    private Head read(String line, int number) throws RecordBroken {
        var end = line.lastIndexOf(' ');
        try {
            var text = line.substring(0, Math.max(0, end));
            if (key.matches(PURPOSE, text.getBytes(StandardCharsets.UTF_8), HEX.parseHex(line.substring(end + 1)))) {
                return Head.parse(text);
            }
        } catch (IllegalArgumentException garbled) {
            // neither is it one of ours
        }
        throw new RecordBroken(file + ", line " + number + ": Muster, with the secret key that it has now, did not"
                + " write this head");
    }
}
