package muster.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import muster.mqtt.Broker;
import muster.mqtt.Publisher;
import muster.mqtt.RawClient;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A second client that calls itself as Muster's bridge does. */
@ModuleTest
class NamesakeTest {

    @Autowired
    Broker broker;

    @Autowired
    BridgeAccount account;

    @Autowired
    Publisher publisher;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Cast cast;

    @Test
    void whoever_keeps_watch_is_told_what_to_do_and_the_bridge_comes_back() throws Exception {
        try (var other = RawClient.connected(
                broker.port(), "muster-bridge", new String(account.secret(), StandardCharsets.ISO_8859_1))) {
            await().atMost(Duration.ofSeconds(10)).until(() -> page().contains("MUSTER_MQTT_CLIENTID"));
            assertThat(other.next().type()).as("it is pushed out in its turn").isEqualTo(RawClient.DISCONNECT);
        }
        await().atMost(Duration.ofSeconds(30)).until(publisher::isConnected);
    }

    private String page() throws Exception {
        return browser.get()
                .uri("/ingest")
                .with(cast.as(cast.olga()))
                .exchange()
                .getResponse()
                .getContentAsString();
    }
}
