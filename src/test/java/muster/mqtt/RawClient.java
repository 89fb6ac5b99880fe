package muster.mqtt;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A client that writes its MQTT 5 packets byte by byte, so that it can lie where a library would not let it. */
public final class RawClient implements AutoCloseable {

    public static final int CONNACK = 2;
    public static final int PUBLISH = 3;
    public static final int PUBACK = 4;
    public static final int SUBACK = 9;
    public static final int DISCONNECT = 14;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    /** What the broker said, or {@link #CLOSED}. */
    @SuppressWarnings("ArrayRecordComponent") // read byte by byte, never compared
    public record Packet(int type, int flags, byte[] body) {

        public static final Packet CLOSED = new Packet(-1, 0, new byte[0]);

        /** The reason code, wherever this kind of packet keeps it; the last one of a SUBACK. */
        public int reason() {
            return switch (type) {
                case CONNACK -> body[1] & 0xFF;
                case PUBACK -> body.length > 2 ? body[2] & 0xFF : 0;
                case SUBACK -> body[body.length - 1] & 0xFF;
                case DISCONNECT -> body.length > 0 ? body[0] & 0xFF : 0;
                default -> -1;
            };
        }

        public boolean isClosed() {
            return type == -1;
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** What a PUBLISH says, behind topic, packet id and properties (of fewer than 128 bytes). */
        public String payload() {
            if (type != PUBLISH) {
                throw new IllegalStateException("no message but " + this);
            }
            var start = 2 + (((body[0] & 0xFF) << 8) | (body[1] & 0xFF)) + ((flags & 6) == 0 ? 0 : 2);
            start += 1 + body[start];
            return new String(body, start, body.length - start, StandardCharsets.UTF_8);
        }
    }

    /** Writes the inside of a packet. */
    public static final class Body {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        public Body text(String text) {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        public Body bytes(byte[] value) {
            return number(value.length).raw(value);
        }

        public Body number(int twoBytes) {
            bytes.write(twoBytes >> 8);
            bytes.write(twoBytes);
            return this;
        }

        public Body one(int octet) {
            bytes.write(octet);
            return this;
        }

        public Body raw(byte[] value) {
            bytes.writeBytes(value);
            return this;
        }

        public Body variable(int value) {
            var rest = value;
            do {
                bytes.write(rest > 127 ? (rest & 127) | 128 : rest);
                rest >>= 7;
            } while (rest > 0);
            return this;
        }

        /** A block of properties with its length. */
        public Body properties(Consumer<Body> content) {
            var block = new Body();
            content.accept(block);
            return variable(block.bytes.size()).raw(block.done());
        }

        public byte[] done() {
            return bytes.toByteArray();
        }
    }

    /** A will, for those who bring one. */
    public record Will(String topic, int qos, boolean retain, long delaySeconds) {}

    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(15_000);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    /** Comes in decently and expects to be let in. */
    public static RawClient connected(int port, String id, String password) throws IOException {
        var client = new RawClient(port);
        var answer = client.connect(id, id, password);
        if (answer.reason() != 0) {
            throw new IllegalStateException("refused: " + answer.reason() + " " + answer.text());
        }
        return client;
    }

    public Packet connect(String id, String user, String password) throws IOException {
        return connect(id, user, password, Optional.empty(), true, properties -> {});
    }

    /** A CONNECT; user and password may be null. The password goes out in Latin-1, so that it can be any bytes. */
    public Packet connect(
            String id, String user, String password, Optional<Will> will, boolean clean, Consumer<Body> properties)
            throws IOException {
        var flags = (clean ? 0x02 : 0)
                | (user == null ? 0 : 0x80)
                | (password == null ? 0 : 0x40)
                | will.map(last -> 0x04 | last.qos() << 3 | (last.retain() ? 0x20 : 0))
                        .orElse(0);
        var body = new Body().text("MQTT").one(5).one(flags).number(60).properties(properties);
        body.text(id);
        will.ifPresent(last -> body.properties(block -> block.one(0x18)
                        .number((int) (last.delaySeconds() >> 16))
                        .number((int) last.delaySeconds()))
                .text(last.topic())
                .text("gone"));
        if (user != null) {
            body.text(user);
        }
        if (password != null) {
            body.bytes(password.getBytes(StandardCharsets.ISO_8859_1));
        }
        send(0x10, body.done());
        return next();
    }

    public Packet subscribe(String... filters) throws IOException {
        return subscribe(properties -> {}, filters);
    }

    public Packet subscribe(Consumer<Body> properties, String... filters) throws IOException {
        var body = new Body().number(7).properties(properties);
        for (var filter : filters) {
            body.text(filter).one(1);
        }
        send(0x82, body.done());
        return next();
    }

    /** Hears what is said from now on, and nothing retained before; with QoS 0, so that nothing waits to be acknowledged. */
    public Packet subscribeToNews(String filter) throws IOException {
        send(
                0x82,
                new Body()
                        .number(7)
                        .properties(properties -> {})
                        .text(filter)
                        .one(0x20)
                        .done());
        return next();
    }

    public Packet publish(String topic, int qos, boolean retain, Consumer<Body> properties) throws IOException {
        publish(topic, qos, retain, properties, "lie".getBytes(StandardCharsets.UTF_8));
        return next();
    }

    public void publish(String topic, int qos, boolean retain, Consumer<Body> properties, byte[] payload)
            throws IOException {
        var body = new Body().text(topic);
        if (qos > 0) {
            body.number(9);
        }
        body.properties(properties).raw(payload);
        send(0x30 | qos << 1 | (retain ? 1 : 0), body.done());
    }

    public void send(int header, byte[] body) throws IOException {
        var packet = new Body().one(header).variable(body.length).raw(body).done();
        try {
            out.write(packet);
            out.flush();
        } catch (SocketException closedWhileWriting) {
            // the answer, if there was one, is still to be read
        }
    }

    public void sendRaw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** The next packet from the broker; waits 15 seconds for it. */
    public Packet next() throws IOException {
        try {
            var header = in.readUnsignedByte();
            var length = 0;
            var shift = 0;
            int octet;
            do {
                octet = in.readUnsignedByte();
                length |= (octet & 127) << shift;
                shift += 7;
            } while (octet > 127);
            return new Packet(header >> 4, header & 15, in.readNBytes(length));
        } catch (EOFException | SocketException closed) {
            return Packet.CLOSED;
        }
    }

    /** Whether the broker stays silent; a PING makes sure that everything before has been dealt with. */
    public boolean hearsNothing() throws IOException {
        send(0xC0, new byte[0]);
        return next().type() == 13;
    }

    public void patience(Duration time) throws SocketException {
        socket.setSoTimeout(Math.toIntExact(time.toMillis()));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
