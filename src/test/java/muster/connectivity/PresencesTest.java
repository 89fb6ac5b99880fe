package muster.connectivity;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.support.Cast;
import muster.support.FieldWork;
import muster.support.ModuleTest;
import muster.support.TestDevice;
import muster.support.World;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class PresencesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Autowired
    Presences presences;

    @Autowired
    FieldWork field;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    private TestDevice device;

    @BeforeEach
    void take() {
        device = field.device();
    }

    @AfterEach
    void put_back() throws MqttException {
        device.close();
    }

    @Test
    void what_a_device_chooses_makes_no_new_refusal_of_the_same_one() {
        for (int each = 0; each < 50; each++) {
            note(NOW.plusSeconds(each), Refusal.TOPIC, "SUBSCRIBE", "SUBSCRIBE topic/" + each);
        }
        note(NOW.plusSeconds(60), Refusal.TOPIC, "PUBLISH", "PUBLISH topic/60");

        assertThat(field.recorded(device, "device.refused")).isEqualTo(2);
        assertThat(refusals())
                .extracting(Refusal::code, Refusal::sentence, Refusal::at)
                .containsExactly(
                        tuple("PUBLISH", "PUBLISH topic/60", NOW.plusSeconds(60)),
                        tuple("SUBSCRIBE", "SUBSCRIBE topic/49", NOW.plusSeconds(49)));
        assertThat(times()).isEqualTo(Map.of("SUBSCRIBE", 50, "PUBLISH", 1));
    }

    @Test
    void after_a_while_of_quiet_it_is_a_new_one() {
        note(NOW, Refusal.CONNECT, "BANNED", "No.");
        note(NOW.plus(Duration.ofMinutes(9)), Refusal.CONNECT, "BANNED", "No.");
        assertThat(refusals()).hasSize(1);
        note(NOW.plus(Duration.ofMinutes(20)), Refusal.CONNECT, "BANNED", "No.");
        assertThat(refusals()).hasSize(2);
        assertThat(field.recorded(device, "device.refused")).isEqualTo(2);
    }

    @Test
    void one_that_never_ends_is_told_of_once_an_hour() {
        for (int minute = 0; minute < 180; minute += 5) {
            note(NOW.plus(Duration.ofMinutes(minute)), Refusal.CONNECT, "BANNED", "No.");
        }
        assertThat(refusals()).hasSize(3);
        assertThat(field.recorded(device, "device.refused")).isEqualTo(3);
    }

    @Test
    void presence_goes_by_the_number_of_the_connection_and_never_by_arrival() {
        came(5);
        went(4);
        assertThat(isConnected()).isTrue();
        went(5);
        assertThat(isConnected()).isFalse();
        came(4);
        assertThat(isConnected()).isFalse();
        came(6);
        assertThat(isConnected()).isTrue();
    }

    @Test
    void the_end_of_a_later_connection_ends_the_earlier_one_whose_end_nobody_heard() {
        came(5);
        went(7);
        assertThat(isConnected()).isFalse();
    }

    private void came(long connection) {
        asBroker(() -> presences.came(device.label.device(), connection, "OPERATIONAL", "192.0.2.7", NOW));
    }

    private void went(long connection) {
        asBroker(() -> presences.went(device.label.device(), connection, "CONNECTION_LOST", NOW));
    }

    private boolean isConnected() {
        return world.as(
                cast.sam(),
                () -> presences.of(device.label.device()).orElseThrow().connected());
    }

    private void note(Instant at, String kind, String code, String sentence) {
        asBroker(() -> presences.note(device.label.device(), new Refusal(at, kind, code, sentence, "192.0.2.7")));
    }

    private static void asBroker(Runnable work) {
        ActorContext.run(Actor.system("broker"), work);
    }

    private List<Refusal> refusals() {
        return world.as(cast.sam(), () -> presences.refusals(device.label.device(), NOW.minusSeconds(1)));
    }

    private Map<String, Integer> times() {
        return world.as(
                cast.sam(),
                () -> jdbc
                        .sql("select code, times from connectivity.refusal where device_id = :device")
                        .param("device", device.label.device().value())
                        .query((row, number) -> Map.entry(row.getString("code"), row.getInt("times")))
                        .list()
                        .stream()
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
