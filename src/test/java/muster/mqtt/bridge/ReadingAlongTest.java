package muster.mqtt.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import muster.mqtt.RawClient.Body;
import org.junit.jupiter.api.Test;

class ReadingAlongTest {

    private static final int PUBLISH = 0x30;
    private static final int AGAIN = 0x08;
    private static final int QOS_1 = 0x02;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Set<Integer> sentBefore = new HashSet<>();

    @Test
    void what_was_sent_before_is_known_by_its_packet_id() throws IOException {
        packet(0x20, new byte[3]);
        publish(PUBLISH | QOS_1, 7, 10);
        publish(PUBLISH | QOS_1 | AGAIN, 300, 20_000);
        packet(0xD0, new byte[0]);
        publish(PUBLISH | QOS_1 | AGAIN, 65_535, 0);
        assertThat(read()).isEqualTo(bytes.toByteArray());
        assertThat(sentBefore).containsExactlyInAnyOrder(300, 65_535);
    }

    @Test
    void a_packet_id_that_is_used_anew_is_no_longer_known() throws IOException {
        publish(PUBLISH | QOS_1 | AGAIN, 1, 10);
        publish(PUBLISH | QOS_1, 1, 10);
        read();
        assertThat(sentBefore).isEmpty();
    }

    @Test
    void what_has_no_packet_id_is_none() throws IOException {
        packet(
                PUBLISH,
                new Body()
                        .text("a/b")
                        .properties(none -> {})
                        .raw(new byte[] {0, 9, 0, 9})
                        .done());
        packet(0x48 | QOS_1, new Body().number(9).one(0).done());
        publish(PUBLISH | QOS_1 | AGAIN, 5, 1);
        read();
        assertThat(sentBefore).containsExactly(5);
    }

    private void publish(int header, int packetId, int size) {
        packet(
                header,
                new Body()
                        .text("muster/v1/device/telemetry")
                        .number(packetId)
                        .properties(none -> {})
                        .raw(new byte[size])
                        .done());
    }

    private void packet(int header, byte[] body) {
        bytes.writeBytes(new Body().one(header).variable(body.length).raw(body).done());
    }

    /** As a network brings it: byte by byte, or some at once. */
    private byte[] read() throws IOException {
        var random = new Random(3);
        var passed = new ByteArrayOutputStream();
        try (var along = new ReadingAlong(new ByteArrayInputStream(bytes.toByteArray()), sentBefore)) {
            for (int octet = along.read(); octet >= 0; octet = along.read()) {
                passed.write(octet);
                var some = new byte[1 + random.nextInt(50)];
                passed.write(some, 0, Math.max(0, along.read(some, 0, some.length)));
            }
        }
        return passed.toByteArray();
    }
}
