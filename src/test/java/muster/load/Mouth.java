package muster.load;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** One device's connection: says its messages in order, and knows how many the broker has acknowledged. */
final class Mouth implements AutoCloseable {

    private static final int LARGEST = 1 << 21;

    private final Socket socket;
    private final byte[] topic;
    private final Semaphore window;
    private final AtomicLong acknowledged = new AtomicLong();
    private final ByteBuffer buffer;
    private final Thread ear;
    private volatile boolean closing;
    private long said;

    Mouth(int port, String clientId, String topic, int window, int largestPayload) throws IOException {
        this.topic = topic.getBytes(StandardCharsets.US_ASCII);
        this.window = new Semaphore(window);
        this.buffer = ByteBuffer.allocate(Math.min(LARGEST, Math.max(1 << 14, 2 * largestPayload)));
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(Packets.connect(clientId, 100));
        var in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 12));
        if (in.readUnsignedByte() >> 4 != Packets.CONNACK) {
            throw new IOException("no CONNACK");
        }
        in.skipNBytes(Packets.readLength(in));
        ear = Thread.ofVirtual().start(() -> listen(in));
    }

    /** Says messages in one stroke; waits where too many are not acknowledged yet. */
    void say(byte[]... payloads) throws IOException, InterruptedException {
        buffer.clear();
        for (var payload : payloads) {
            window.acquire();
            said++;
            if (buffer.remaining() < payload.length + 300) {
                flush();
            }
            Packets.publish(buffer, topic, (int) (1 + (said - 1) % 65_535), payload);
        }
        flush();
    }

    private void flush() throws IOException {
        socket.getOutputStream().write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** Brokers acknowledge in the order in which they were told (MQTT 5, 4.6). */
    long acknowledged() {
        return acknowledged.get();
    }

    private void listen(DataInputStream in) {
        try {
            while (true) {
                var type = in.readUnsignedByte() >> 4;
                in.skipNBytes(Packets.readLength(in));
                if (type == Packets.PUBACK) {
                    acknowledged.incrementAndGet();
                    window.release();
                }
            }
        } catch (IOException ended) {
            if (!closing) {
                throw new UncheckedIOException(ended);
            }
        }
    }

    @Override
    public void close() throws IOException {
        closing = true;
        socket.close();
        ear.interrupt();
    }
}
