package muster.telemetry.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import muster.catalog.Payload;
import muster.shared.DeviceId;

/**
 * How the messages of a batch lie in one row of {@code telemetry.raw}: for each its device (16 bytes), when it was
 * received (8, microseconds since 1970), its length (4) and its bytes, all deflated together. Where it came on a topic of
 * its maker's, the length is its complement, and the topic stands before the bytes.
 */
final class RawMessages {

    /** Of what is longer than any mapping reads, this much is kept as evidence. */
    static final int MOST_KEPT_OF_TOO_LONG = 4 * 1024;

    private RawMessages() {}

    static byte[] pack(List<Arrived> messages) {
        var packed = new ByteArrayOutputStream(messages.size() * 40);
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DataOutputStream(new DeflaterOutputStream(packed, deflater, 8192))) {
            for (var message : messages) {
                var id = message.device().value();
                var length = lengthKept(message.payload());
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
                out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, message.receivedAt()));
                var topic = message.topic();
                out.writeInt(topic == null ? length : ~length);
                if (topic != null) {
                    out.writeUTF(topic);
                }
                out.write(message.payload(), 0, length);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static int lengthKept(byte[] payload) {
        return payload.length > Payload.LONGEST ? MOST_KEPT_OF_TOO_LONG : payload.length;
    }

    static List<RawMessage> unpack(byte[] packed) {
        var messages = new ArrayList<RawMessage>();
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
            while (true) {
                long high;
                try {
                    high = in.readLong();
                } catch (EOFException end) {
                    return messages;
                }
                var device = new DeviceId(new UUID(high, in.readLong()));
                var receivedAt = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
                var length = in.readInt();
                var topic = length < 0 ? in.readUTF() : null;
                messages.add(new RawMessage(device, receivedAt, topic, in.readNBytes(length < 0 ? ~length : length)));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static byte[] marks(List<Arrived> messages) {
        var marks = ByteBuffer.allocate(messages.size() * Long.BYTES);
        messages.forEach(message -> marks.putLong(message.mark()));
        return marks.array();
    }
}
