package muster.mqtt.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import muster.mqtt.Leaf;
import muster.mqtt.MqttHouse;
import muster.mqtt.PublishOptions;
import muster.mqtt.Publisher;
import muster.mqtt.RawClient;
import muster.mqtt.Sessions;
import muster.mqtt.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RightThingsTest {

    private static final String DEVICE = "018f0000-0000-7000-8000-00000000000a";

    @TempDir
    static Path data;

    private static MqttHouse house;

    @BeforeAll
    static void open() {
        house = MqttHouse.in(data);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void an_operational_device_says_all_it_may_say_and_hears_all_it_may_hear() throws IOException {
        try (var device = RawClient.connected(house.port(), DEVICE, "oper-" + DEVICE)) {
            var granted = device.subscribe(
                    Topics.of(DEVICE, Leaf.CONFIGURATION_DESIRED), Topics.of(DEVICE, Leaf.COMMAND_REQUEST));
            assertThat(granted.text().substring(granted.text().length() - 2)).isEqualTo("\1\1");
            for (var leaf : Leaf.values()) {
                if (leaf.saidBy() == Leaf.Speaker.OPERATIONAL) {
                    assertThat(device.publish(Topics.of(DEVICE, leaf), 1, false, properties -> {})
                                    .reason())
                            .as(leaf.text())
                            .isZero();
                }
            }
            await().until(() -> house.heard.size() >= 4);
            house.bean(Publisher.class)
                    .publish(DEVICE, Leaf.COMMAND_REQUEST, "blink".getBytes(UTF_8), PublishOptions.PLAIN);
            assertThat(device.next().text()).endsWith("blink");
            assertThat(house.bean(Sessions.class).isConnected(DEVICE)).isTrue();
        }
    }
}
