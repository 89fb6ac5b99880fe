package muster.mqtt.bridge;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Reads along with the client library, which keeps one thing to itself: whether the broker has sent a message before
 * (the DUP flag of PUBLISH, MQTT 5, 3.3.1.1). What it reads is passed on unchanged.
 */
final class ReadingAlong extends FilterInputStream {

    private static final int PUBLISH = 3;

    private enum Part {
        HEADER,
        LENGTH,
        BODY
    }

    private final Set<Integer> sentBefore;
    private Part part = Part.HEADER;
    private int header;
    private int length;
    private int lengthBits;
    private int place;
    private int topicLength;
    private int packetId;

    /** The packet ids of messages that were sent before are put into the set, those of others taken out of it. */
    ReadingAlong(InputStream in, Set<Integer> sentBefore) {
        super(in);
        this.sentBefore = sentBefore;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        if (octet >= 0) {
            follow(octet);
        }
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) throws IOException {
        int count = super.read(buffer, offset, most);
        for (int each = 0; each < count; each++) {
            follow(buffer[offset + each] & 0xFF);
        }
        return count;
    }

    /** Nobody goes back or leaves something out. */
    @Override
    public boolean markSupported() {
        return false;
    }

    private void follow(int octet) {
        switch (part) {
            case HEADER -> {
                header = octet;
                length = 0;
                lengthBits = 0;
                part = Part.LENGTH;
            }
            case LENGTH -> {
                length |= (octet & 0x7F) << lengthBits;
                lengthBits += 7;
                if (octet < 0x80) {
                    place = 0;
                    part = length == 0 ? Part.HEADER : Part.BODY;
                }
            }
            case BODY -> {
                if (hasPacketId()) {
                    look(octet);
                }
                place++;
                if (place == length) {
                    part = Part.HEADER;
                }
            }
        }
    }

    private boolean hasPacketId() {
        return header >> 4 == PUBLISH && (header & 0x06) != 0;
    }

    /** The body of a PUBLISH begins with the length of the topic, the topic and the packet id. */
    private void look(int octet) {
        if (place < 2) {
            topicLength = place == 0 ? octet << 8 : topicLength | octet;
        } else if (place == 2 + topicLength) {
            packetId = octet << 8;
        } else if (place == 3 + topicLength) {
            packetId |= octet;
            note();
        }
    }

    private void note() {
        if ((header & 0x08) == 0) {
            sentBefore.remove(packetId);
        } else {
            sentBefore.add(packetId);
        }
    }
}
