package muster.load;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One device's connection: says its messages in order, knows how many the broker has acknowledged, and when the broker
 * went away and is back, says again what it had not.
 */
public final class Mouth implements AutoCloseable {

    private static final int LARGEST = 1 << 21;
    private static final int RETRY_MS = 50;

    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    private record Said(int packetId, byte[] payload) {}

    private final int port;
    private final String clientId;
    private final byte[] topic;
    private final Semaphore window;
    private final AtomicLong acknowledged = new AtomicLong();
    /** Brokers acknowledge in the order in which they were told (MQTT 5, 4.6). */
    private final Deque<Said> unacknowledged = new ConcurrentLinkedDeque<>();

    private final ByteBuffer buffer;
    private final Thread ear;
    private volatile boolean closing;
    private Socket socket;
    private boolean connected;
    private long said;

    /** Connects a device to its telemetry topic; so many messages may be unacknowledged. */
    public Mouth(int port, String device, int window, int largestPayload) throws IOException {
        this.port = port;
        this.clientId = device;
        this.topic = ("muster/v1/" + device + "/telemetry").getBytes(StandardCharsets.US_ASCII);
        this.window = new Semaphore(window);
        this.buffer = ByteBuffer.allocate(Math.min(LARGEST, Math.max(1 << 14, 2 * largestPayload)));
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var in = greet();
        ear = Thread.ofVirtual().start(() -> listen(in));
    }

    private DataInputStream greet() throws IOException {
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(Packets.connect(clientId, 100));
        var in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 12));
        if (in.readUnsignedByte() >> 4 != Packets.CONNACK) {
            throw new IOException("no CONNACK");
        }
        in.skipNBytes(Packets.readLength(in));
        connected = true;
        return in;
    }

    /** Says messages in one stroke, fewer than the window; waits where too many are not acknowledged yet. */
    public void say(byte[]... payloads) throws InterruptedException {
        window.acquire(payloads.length);
        synchronized (buffer) {
            for (var payload : payloads) {
                var message = new Said((int) (1 + said++ % 65_535), payload);
                unacknowledged.add(message);
                put(message);
            }
            flush();
        }
    }

    private void put(Said message) {
        if (buffer.remaining() < message.payload().length + 300) {
            flush();
        }
        Packets.publish(buffer, topic, message.packetId(), message.payload());
    }

    /** What does not go through is said again by the ear, which hears of it too. */
    private void flush() {
        try {
            if (connected) {
                socket.getOutputStream().write(buffer.array(), 0, buffer.position());
            }
        } catch (IOException gone) {
            connected = false;
        }
        buffer.clear();
    }

    public long acknowledged() {
        return acknowledged.get();
    }

    private void listen(DataInputStream first) {
        var in = first;
        while (!closing) {
            try {
                hear(in);
            } catch (IOException ended) {
                in = reconnected();
            }
        }
    }

    private void hear(DataInputStream in) throws IOException {
        while (true) {
            var type = in.readUnsignedByte() >> 4;
            in.skipNBytes(Packets.readLength(in));
            if (type == Packets.PUBACK) {
                unacknowledged.remove();
                acknowledged.incrementAndGet();
                window.release();
            }
        }
    }

    /** Tries until the broker is back; nothing new is said before what it had not acknowledged. */
    private DataInputStream reconnected() {
        synchronized (buffer) {
            connected = false;
        }
        while (!closing) {
            try {
                TimeUnit.MILLISECONDS.sleep(RETRY_MS);
                var fresh = new Socket(InetAddress.getLoopbackAddress(), port);
                synchronized (buffer) {
                    socket.close();
                    socket = fresh;
                    var in = greet();
                    unacknowledged.forEach(this::put);
                    flush();
                    return in;
                }
            } catch (IOException notYet) {
                // tried again
            } catch (InterruptedException closed) {
                break;
            }
        }
        return new DataInputStream(InputStream.nullInputStream());
    }

    @Override
    public void close() throws IOException {
        closing = true;
        socket.close();
        ear.interrupt();
    }
}
