package muster.mqtt.bridge;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;

/**
 * Takes the messages out of what a broker sends; the library reads the rest, packet by packet (MQTT 5, 2.1). A message is
 * handed over on the thread that reads.
 */
final class Sieve extends InputStream {

    /** Takes a message; it must return at once. */
    @FunctionalInterface
    interface Ear {

        /** With whether the broker has sent it before (the DUP flag, MQTT 5, 3.3.1.1). */
        void heard(String topic, MqttMessage message, boolean sentBefore);
    }

    private static final int PUBLISH = 3;
    private static final int DUP = 0x08;
    private static final int RETAIN = 0x01;
    private static final int MOST_LENGTH_BITS = 21;
    private static final int MOST_AT_ONCE = 4 << 20;
    private static final byte[] NOTHING = {};
    private static final long SILENCE = Duration.ofSeconds(5).toNanos();
    /** A message to nobody: QoS 0, a topic of one letter, no properties, no payload. */
    private static final byte[] SIGN_OF_LIFE = {PUBLISH << 4, 4, 0, 1, 'x', 0};

    private final DataInputStream in;
    private final Ear ear;
    private final byte[] header = new byte[5];
    private byte[] packet = NOTHING;
    private int place;
    private final LongSupplier nanos;
    private long lastPassedOn;

    Sieve(InputStream in, Ear ear) {
        this(in, ear, System::nanoTime);
    }

    Sieve(InputStream in, Ear ear, LongSupplier nanos) {
        this.nanos = nanos;
        this.lastPassedOn = nanos.getAsLong();
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        this.ear = ear;
    }

    @Override
    public int read() throws IOException {
        return isAtItsEnd() ? -1 : packet[place++] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (isAtItsEnd()) {
            return -1;
        }
        var count = Math.min(most, packet.length - place);
        System.arraycopy(packet, place, buffer, offset, count);
        place += count;
        return count;
    }

    /** What can be read without waiting for the broker. */
    @Override
    public int available() {
        return packet.length - place;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Waits for a packet that is for the library, and hands over every message before it. */
    private boolean isAtItsEnd() throws IOException {
        while (place == packet.length) {
            var first = in.read();
            if (first < 0) {
                return true;
            }
            header[0] = (byte) first;
            var size = 1;
            var length = 0;
            int octet;
            do {
                var bits = 7 * (size - 1);
                if (bits > MOST_LENGTH_BITS) {
                    throw new IOException("a packet without end");
                }
                octet = in.readUnsignedByte();
                header[size++] = (byte) octet;
                length |= (octet & 0x7F) << bits;
            } while (octet >= 0x80);
            if (first >> 4 == PUBLISH) {
                hand(first, body(length));
                giveASignOfLife();
            } else {
                lastPassedOn = nanos.getAsLong();
                packet = new byte[size + length];
                System.arraycopy(header, 0, packet, 0, size);
                in.readFully(packet, size, length);
                place = 0;
            }
        }
        return false;
    }

    /** The library counts a connection as dead where it sees nothing for long, so it is shown now and then that there is. */
    private void giveASignOfLife() {
        var now = nanos.getAsLong();
        if (now - lastPassedOn > SILENCE) {
            lastPassedOn = now;
            packet = SIGN_OF_LIFE;
            place = 0;
        }
    }

    /** What is very long is read as it comes, so that a length that is a lie costs no memory. */
    private byte[] body(int length) throws IOException {
        if (length <= MOST_AT_ONCE) {
            var body = new byte[length];
            in.readFully(body);
            return body;
        }
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the broker went in the middle of a message");
        }
        return body;
    }

    private void hand(int first, byte[] body) throws IOException {
        try {
            var sentBefore = (first & DUP) != 0;
            if (!takePlain(first, body, sentBefore)) {
                var packet = new MqttPublish((byte) (first & 0x0F), body);
                var message = packet.getMessage();
                message.setId(packet.getMessageId());
                ear.heard(packet.getTopicName(), message, sentBefore);
            }
        } catch (MqttException | RuntimeException broken) {
            // the library ends a connection that fails, and the broker brings the message again
            throw new IOException("a message could not be taken", broken);
        }
    }

    /** Takes a message that has no properties, as nearly all have none: topic, packet id, payload (MQTT 5, 3.3.2). */
    private boolean takePlain(int first, byte[] body, boolean sentBefore) {
        var packet = ByteBuffer.wrap(body);
        var topic = new byte[Short.toUnsignedInt(packet.getShort())];
        packet.get(topic);
        var qos = first >> 1 & 0x03;
        var id = qos == 0 ? 0 : Short.toUnsignedInt(packet.getShort());
        if (packet.get() != 0) {
            return false;
        }
        var payload = new byte[packet.remaining()];
        packet.get(payload);
        var message = new MqttMessage(payload);
        message.setQos(qos);
        message.setRetained((first & RETAIN) != 0);
        message.setId(id);
        ear.heard(new String(topic, StandardCharsets.UTF_8), message, sentBefore);
        return true;
    }
}
