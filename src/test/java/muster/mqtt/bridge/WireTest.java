package muster.mqtt.bridge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import muster.mqtt.RawClient.Body;
import org.junit.jupiter.api.Test;

class WireTest {

    private static final int PUBLISH = 0x30;
    private static final int AGAIN = 0x08;
    private static final int QOS_1 = 0x02;
    private static final int CONNACK = 0x20;
    private static final int PINGRESP = 0xD0;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> heard = new ArrayList<>();

    @Test
    void messages_are_taken_out_and_everything_else_is_passed_on() throws IOException {
        packet(CONNACK, new byte[3]);
        publish(PUBLISH | QOS_1, 7, 10);
        publish(PUBLISH | QOS_1 | AGAIN, 300, 20_000);
        packet(PINGRESP, new byte[0]);
        publish(PUBLISH | QOS_1 | AGAIN, 65_535, 0);
        assertThat(read()).isEqualTo(new byte[] {CONNACK, 3, 0, 0, 0, (byte) PINGRESP, 0});
        assertThat(heard).containsExactly("7: 10 bytes", "300: 20000 bytes, again", "65535: 0 bytes, again");
    }

    @Test
    void a_message_that_needs_no_acknowledgement_has_no_packet_id() throws IOException {
        packet(
                PUBLISH,
                new Body()
                        .text("a/b")
                        .properties(none -> {})
                        .raw(new byte[] {0, 9, 0, 9})
                        .done());
        assertThat(read()).isEmpty();
        assertThat(heard).containsExactly("0: 4 bytes");
    }

    @Test
    void what_a_message_says_of_itself_comes_along() throws IOException {
        packet(
                PUBLISH | QOS_1 | 0x01,
                new Body()
                        .text("a/b")
                        .number(12)
                        .properties(some -> some.one(0x08).text("answer/here"))
                        .raw(new byte[] {1, 2})
                        .done());
        var sieve = new Sieve(new ByteArrayInputStream(bytes.toByteArray()), (topic, message, again) -> {
            assertThat(message.isRetained()).isTrue();
            heard.add(topic + " " + message.getId() + " "
                    + message.getProperties().getResponseTopic() + " " + message.getPayload().length);
        });
        assertThat(sieve.read()).isEqualTo(-1);
        assertThat(heard).containsExactly("a/b 12 answer/here 2");
    }

    @Test
    void a_broker_that_goes_in_the_middle_of_a_message_ends_the_connection() {
        packet(PUBLISH | QOS_1, new byte[200]);
        var half = new ByteArrayInputStream(bytes.toByteArray(), 0, 100);
        assertThatIOException().isThrownBy(() -> new Sieve(half, (topic, message, again) -> {}).read());
        assertThat(heard).isEmpty();
    }

    @Test
    void whoever_cannot_take_a_message_ends_the_connection() {
        publish(PUBLISH | QOS_1, 1, 1);
        var sieve = new Sieve(new ByteArrayInputStream(bytes.toByteArray()), (topic, message, again) -> {
            throw new IllegalStateException("full");
        });
        assertThatIOException().isThrownBy(sieve::read).withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_packet_without_end_is_none() {
        bytes.writeBytes(new byte[] {(byte) PINGRESP, -1, -1, -1, -1, -1, -1});
        var sieve = new Sieve(new ByteArrayInputStream(bytes.toByteArray()), (topic, message, again) -> {});
        assertThatIOException().isThrownBy(sieve::read);
    }

    @Test
    void a_library_that_sees_no_message_sees_now_and_then_that_the_broker_lives() throws IOException {
        for (int id = 1; id <= 12; id++) {
            publish(PUBLISH | QOS_1, id, 1);
        }
        var clock = new AtomicLong();
        var passed = new ByteArrayOutputStream();
        var sieve = new Sieve(
                new ByteArrayInputStream(bytes.toByteArray()),
                (topic, message, again) -> heard.add(topic),
                () -> clock.getAndAdd(1_000_000_000));
        for (int octet = sieve.read(); octet >= 0; octet = sieve.read()) {
            passed.write(octet);
        }
        assertThat(heard).hasSize(12);
        var signOfLife = new byte[] {PUBLISH, 4, 0, 1, 'x', 0};
        assertThat(passed.toByteArray()).hasSize(2 * signOfLife.length).startsWith(signOfLife);
    }

    @Test
    void acknowledgements_stand_between_whole_packets() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var outlet = new Outlet(out)) {
            outlet.write("PING".getBytes(US_ASCII));
            outlet.acknowledge(new int[] {1, 65_535});
            outlet.write('!');
            outlet.flush();
        }
        var expected = new ByteArrayOutputStream();
        expected.writeBytes(new byte[] {0x40, 2, 0, 1, 0x40, 2, -1, -1});
        expected.writeBytes("PING!".getBytes(US_ASCII));
        assertThat(out.toByteArray()).isEqualTo(expected.toByteArray());
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

    /** As the library reads: byte by byte, or some at once. */
    private byte[] read() throws IOException {
        var random = new Random(3);
        var passed = new ByteArrayOutputStream();
        try (var sieve = new Sieve(
                new ByteArrayInputStream(bytes.toByteArray()),
                (topic, message, again) -> heard.add(
                        message.getId() + ": " + message.getPayload().length + " bytes" + (again ? ", again" : "")))) {
            for (int octet = sieve.read(); octet >= 0; octet = sieve.read()) {
                passed.write(octet);
                var some = new byte[1 + random.nextInt(50)];
                if (sieve.available() > 0) {
                    passed.write(some, 0, sieve.read(some, 0, some.length));
                }
            }
        }
        return passed.toByteArray();
    }
}
