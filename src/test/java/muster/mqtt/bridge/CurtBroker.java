package muster.mqtt.bridge;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A broker with room for one client: each that comes puts out the one before, with the farewell that it is told to say. No
 * broker that we could run says goodbye in all of these ways.
 */
final class CurtBroker implements AutoCloseable {

    private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};

    final AtomicInteger letIn = new AtomicInteger();

    private final byte[] farewell;
    private final ServerSocket door;
    private volatile @Nullable Socket guest;

    CurtBroker(byte[] farewell) throws IOException {
        this.farewell = farewell;
        door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::receive);
    }

    int port() {
        return door.getLocalPort();
    }

    private void receive() {
        while (!door.isClosed()) {
            try {
                letIn(door.accept());
            } catch (IOException closedOrGone) {
                // the next one, while the door is open
            }
        }
    }

    private void letIn(Socket next) throws IOException {
        var in = new DataInputStream(next.getInputStream());
        in.readUnsignedByte();
        in.readNBytes(in.readUnsignedByte());
        putOut();
        next.getOutputStream().write(CONNACK);
        guest = next;
        letIn.incrementAndGet();
    }

    private void putOut() {
        try (var last = guest) {
            if (last != null) {
                last.getOutputStream().write(farewell);
            }
        } catch (IOException alreadyGone) {
            // nobody is left to be put out
        }
        guest = null;
    }

    @Override
    public void close() throws IOException {
        door.close();
        putOut();
    }
}
