package muster.mqtt.bridge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Writes the library's packets whole, and acknowledgements of many messages in one stroke between them. */
final class Outlet extends OutputStream {

    private static final byte PUBACK = 0x40;
    private static final byte REST = 2;

    private final OutputStream out;
    private final ByteArrayOutputStream packet = new ByteArrayOutputStream();

    Outlet(OutputStream out) {
        this.out = out;
    }

    @Override
    public synchronized void write(int octet) {
        packet.write(octet);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        packet.write(bytes, offset, length);
    }

    /** The library does so after each packet. */
    @Override
    public synchronized void flush() throws IOException {
        packet.writeTo(out);
        packet.reset();
        out.flush();
    }

    /** Messages with these packet ids are done with (PUBACK with success, MQTT 5, 3.4). */
    synchronized void acknowledge(int[] ids) throws IOException {
        var packets = ByteBuffer.allocate(4 * ids.length);
        for (var id : ids) {
            packets.put(PUBACK).put(REST).putShort((short) id);
        }
        out.write(packets.array());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
