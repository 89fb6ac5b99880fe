package muster.mqtt.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import muster.support.BesideOthers;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@BesideOthers
class KeeperTest {

    private static final String NAME = "muster-of-two";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void leave() {
        logger().detachAppender(log);
    }

    /** Without a word as Mosquitto 2.0.11, with a reason alone as a later one, with a reason and properties as HiveMQ. */
    @ParameterizedTest
    @ValueSource(strings = {"", "e0018e", "e0028e00"})
    void two_of_one_name_each_notice_it_however_the_broker_puts_them_out(String farewell) throws Exception {
        try (var broker = new CurtBroker(HexFormat.of().parseHex(farewell))) {
            var rivals = new Rivals(InstantSource.system());
            var others = new Rivals(InstantSource.system());
            var keeper = keeper(broker, rivals);
            var other = keeper(broker, others);
            keeper.start();
            other.start();
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> rivals.lastMet() != null && others.lastMet() != null);
                assertThat(broker.letIn).as("they do not push at once").hasValueLessThan(30);
            } finally {
                keeper.stop();
                other.stop();
            }
        }
        assertThat(told())
                .as("one line of each")
                .filteredOn(line -> line.contains("a MUSTER_MQTT_CLIENTID of its own"))
                .hasSize(2);
        assertThat(told()).hasSizeLessThan(30);
    }

    /** What was said of the two. */
    private List<String> told() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains(NAME))
                .toList();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("muster.mqtt.bridge");
    }

    private static Keeper keeper(CurtBroker broker, Rivals rivals) {
        var line = new PlainLine(URI.create("mqtt://127.0.0.1:" + broker.port()));
        return new Keeper(
                NAME, rivals, () -> Connection.open(line, NAME, new MqttConnectionOptions(), Connection.DEAF));
    }

    private record PlainLine(URI address) implements Line {

        @Override
        public @Nullable String username(String clientId) {
            return null;
        }

        @Override
        public byte @Nullable [] password() {
            return null;
        }

        @Override
        public List<String> ears() {
            return List.of();
        }

        @Override
        public String mouth() {
            return NAME;
        }

        @Override
        public void ready() {
            // nothing waits for it
        }
    }
}
