package muster.mqtt.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import muster.mqtt.Leaf;
import muster.mqtt.MqttHouse;
import muster.mqtt.RawClient;
import muster.mqtt.Topics;
import muster.support.BesideOthers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@BesideOthers
class KillTest {

    private static final String DEVICE = "device-one";

    @TempDir
    Path folder;

    @Test
    void what_the_broker_acknowledged_survives_a_kill_of_the_process() throws IOException, InterruptedException {
        var portFile = folder.resolve("port");
        var victim = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString(),
                        portFile.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(portFile) || !victim.isAlive());
            assertThat(portFile).exists();
            say(Integer.parseInt(Files.readString(portFile)));
        } finally {
            victim.destroyForcibly();
            victim.waitFor(30, TimeUnit.SECONDS);
        }

        try (var house = MqttHouse.in(folder)) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(house.heard)
                            .extracting(message -> new String(message.payload(), UTF_8))
                            .containsExactlyElementsOf(IntStream.range(0, 100)
                                    .mapToObj(Integer::toString)
                                    .toList()));
        }
    }

    private static void say(int port) throws IOException {
        try (var device = RawClient.connected(port, DEVICE, "oper-" + DEVICE)) {
            for (var number = 0; number < 100; number++) {
                device.publish(
                        Topics.of(DEVICE, Leaf.TELEMETRY),
                        1,
                        false,
                        properties -> {},
                        Integer.toString(number).getBytes(UTF_8));
                assertThat(device.next().reason()).isZero();
            }
        }
    }

    /** A Muster whose database is away, so that it acknowledges nothing. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) throws IOException {
            var house = MqttHouse.in(Path.of(arguments[0]));
            house.handling = message -> {
                throw new IllegalStateException(new SQLException("away", "08006"));
            };
            var ready = Path.of(arguments[1] + ".new");
            Files.writeString(ready, Integer.toString(house.port()));
            Files.move(ready, Path.of(arguments[1]));
        }
    }
}
