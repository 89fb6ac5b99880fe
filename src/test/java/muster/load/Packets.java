package muster.load;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The few packets of MQTT 5 that a load needs, written and read without ceremony. */
final class Packets {

    static final int CONNACK = 2;
    static final int PUBLISH = 3;
    static final int PUBACK = 4;
    static final int SUBACK = 9;

    private Packets() {}

    static byte[] connect(String clientId, int receiveMaximum) {
        var id = clientId.getBytes(StandardCharsets.US_ASCII);
        var body = ByteBuffer.allocate(64 + id.length);
        body.putShort((short) 4).put("MQTT".getBytes(StandardCharsets.US_ASCII));
        body.put((byte) 5).put((byte) 2).putShort((short) 0); // clean start, no keep-alive
        body.put((byte) 3).put((byte) 0x21).putShort((short) receiveMaximum);
        body.putShort((short) id.length).put(id);
        return packet(0x10, body);
    }

    static byte[] subscribe(String filter) {
        var text = filter.getBytes(StandardCharsets.US_ASCII);
        var body = ByteBuffer.allocate(16 + text.length);
        body.putShort((short) 1).put((byte) 0);
        body.putShort((short) text.length).put(text).put((byte) 1);
        return packet(0x82, body);
    }

    /** Appends a message with QoS 1. */
    static void publish(ByteBuffer to, byte[] topic, int packetId, byte[] payload) {
        to.put((byte) 0x32);
        length(to, 2 + topic.length + 2 + 1 + payload.length);
        to.putShort((short) topic.length)
                .put(topic)
                .putShort((short) packetId)
                .put((byte) 0)
                .put(payload);
    }

    static void puback(ByteBuffer to, int packetId) {
        to.put((byte) 0x40).put((byte) 2).putShort((short) packetId);
    }

    /** The first byte and the length of the next packet are read, its body is not. */
    static int readLength(DataInputStream in) throws IOException {
        var length = 0;
        for (var shift = 0; ; shift += 7) {
            var octet = in.readUnsignedByte();
            length |= (octet & 0x7F) << shift;
            if (octet < 0x80) {
                return length;
            }
        }
    }

    private static byte[] packet(int first, ByteBuffer body) {
        body.flip();
        var packet = ByteBuffer.allocate(6 + body.limit());
        packet.put((byte) first);
        length(packet, body.limit());
        packet.put(body).flip();
        var bytes = new byte[packet.limit()];
        packet.get(bytes);
        return bytes;
    }

    private static void length(ByteBuffer to, int length) {
        var left = length;
        do {
            var octet = left & 0x7F;
            left >>= 7;
            to.put((byte) (left > 0 ? octet | 0x80 : octet));
        } while (left > 0);
    }
}
