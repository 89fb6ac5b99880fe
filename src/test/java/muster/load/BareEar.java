package muster.load;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** A subscriber that does nothing but count and acknowledge: what the broker alone can deliver. */
final class BareEar implements AutoCloseable {

    private final Socket socket;
    private final AtomicLong heard = new AtomicLong();

    BareEar(int port, String filter) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(Packets.connect("bare-ear", 65_535));
        var in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        in.readUnsignedByte();
        in.skipNBytes(Packets.readLength(in));
        socket.getOutputStream().write(Packets.subscribe(filter));
        in.readUnsignedByte();
        in.skipNBytes(Packets.readLength(in));
        Thread.ofPlatform().daemon().start(() -> listen(in));
    }

    long heard() {
        return heard.get();
    }

    private void listen(DataInputStream in) {
        var acknowledgements = ByteBuffer.allocate(1 << 12);
        try {
            while (true) {
                var type = in.readUnsignedByte() >> 4;
                var length = Packets.readLength(in);
                if (type == Packets.PUBLISH) {
                    var topic = in.readUnsignedShort();
                    in.skipNBytes(topic);
                    Packets.puback(acknowledgements, in.readUnsignedShort());
                    in.skipNBytes(length - 4 - topic);
                    heard.incrementAndGet();
                } else {
                    in.skipNBytes(length);
                }
                if (acknowledgements.remaining() < 4 || in.available() == 0) {
                    socket.getOutputStream().write(acknowledgements.array(), 0, acknowledgements.position());
                    acknowledgements.clear();
                }
            }
        } catch (IOException ended) {
            // the measurement is over
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
