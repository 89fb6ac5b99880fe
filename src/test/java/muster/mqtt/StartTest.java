package muster.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

class StartTest {

    @TempDir
    Path data;

    @Test
    void a_taken_port_ends_the_start_with_what_to_do() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var failure = failure(Map.of("muster.mqtt.port", String.valueOf(other.getLocalPort())));
            assertThat(failure.getDescription()).contains("Port " + other.getLocalPort());
            assertThat(failure.getAction()).contains("MUSTER_MQTT_PORT");
        }
    }

    @Test
    void a_place_that_does_not_exist_ends_the_start() {
        assertThat(failure(Map.of("muster.mqtt.bind", "no.such.host.invalid")).getAction())
                .contains("MUSTER_MQTT_BIND");
        assertThat(failure(Map.of("muster.mqtt.port", "70000")).getAction()).contains("MUSTER_MQTT_PORT");
    }

    @Test
    void a_folder_that_cannot_be_written_ends_the_start() throws IOException {
        Files.writeString(data.resolve("broker"), "a file where the folder should be");
        assertThat(failure(Map.of("muster.mqtt.port", "0")).getAction()).contains("MUSTER_DATA");
    }

    @Test
    void half_an_account_or_a_wrong_address_ends_the_start() {
        assertThat(failure(Map.of("muster.mqtt.url", "mqtt://localhost", "muster.mqtt.username", "muster"))
                        .getAction())
                .contains("MUSTER_MQTT_PASSWORD");
        assertThat(failure(Map.of("muster.mqtt.url", "http://localhost")).getAction())
                .contains("mqtt://host:1883");
        assertThat(failure(Map.of("muster.mqtt.url", "mqtt:// x")).getAction()).contains("mqtt://host:1883");
    }

    @Test
    void an_external_broker_that_refuses_our_account_ends_the_start() {
        try (var theirs = MqttHouse.in(data)) {
            var failure = failure(Map.of(
                    "muster.mqtt.url", "mqtt://127.0.0.1:" + theirs.port(),
                    "muster.mqtt.username", "muster-bridge",
                    "muster.mqtt.password", "wrong"));
            assertThat(failure.getDescription()).contains("does not let Muster in");
            assertThat(failure.getAction()).contains("MUSTER_MQTT_PASSWORD");
            assertThat(failure.getDescription() + failure.getAction()).doesNotContain("wrong");
        }
    }

    @Test
    void an_external_broker_that_is_away_is_waited_for_and_said_to_be_away() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        try (var house = MqttHouse.in(data, Map.of("muster.mqtt.url", "mqtt://127.0.0.1:" + nobody))) {
            assertThat(house.bean(Broker.class).isEmbedded()).isFalse();
            assertThat(house.bean(Sessions.class).end("x", "y")).isEqualTo(Sessions.Ending.OUT_OF_REACH);
            assertThat(house.health()).isEqualTo("DOWN");
        }
        assertThat(data.resolve("broker")).doesNotExist();
    }

    private FailureAnalysis failure(Map<String, String> settings) {
        var thrown = catchThrowable(() -> MqttHouse.in(data, settings).close());
        var analysis = new BrokerCannotStartAnalyzer().analyze(thrown);
        assertThat(analysis).as("%s", thrown).isNotNull();
        return Objects.requireNonNull(analysis);
    }
}
