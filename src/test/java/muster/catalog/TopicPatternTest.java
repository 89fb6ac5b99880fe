package muster.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPatternTest {

    @ParameterizedTest
    @CsvSource({
        "tele/{device}/SENSOR,                 tele/boiler/SENSOR,                 boiler",
        "{device}/events/rpc,                  shellyplusht-b8d61a8b17cc/events/rpc, shellyplusht-b8d61a8b17cc",
        "application/+/device/{device}/event/up, application/7/device/24e1/event/up, 24e1",
        "tele/{device}/SENSOR,                 tele/boiler/STATE,                  ",
        "tele/{device}/SENSOR,                 tele/a/b/SENSOR,                    ",
        "tele/{device}/SENSOR,                 tele/SENSOR,                        "
    })
    void the_level_that_names_the_device_is_found(String pattern, String topic, String device) {
        assertThat(TopicPattern.of(pattern).deviceIn(topic)).isEqualTo(Optional.ofNullable(device));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a//b", "a/#", "a/{serial}/b", "{device}/{device}", "a b", "a/+b", "x{device}"})
    void what_is_no_topic_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TopicPattern.of(text));
    }

    @Test
    void two_topics_overlap_when_one_message_fits_both() {
        assertThat(TopicPattern.of("tele/{device}/+").overlaps(TopicPattern.of("tele/x/SENSOR")))
                .isTrue();
        assertThat(TopicPattern.of("tele/{device}/STATE").overlaps(TopicPattern.of("tele/{device}/SENSOR")))
                .isFalse();
        assertThat(TopicPattern.of("tele/{device}").overlaps(TopicPattern.OWN)).isFalse();
    }

    @Test
    void a_client_subscribes_to_any_device() {
        assertThat(TopicPattern.of("application/+/device/{device}/event/up").filter())
                .isEqualTo("application/+/device/+/event/up");
    }

    @ParameterizedTest
    @CsvSource({
        "c8252d8e9c2c,      false, C8:25:2D:8E:9C:2C, true",
        "C8-25-2D-8E-9C-2C, false, C8:25:2D:8E:9C:2C, true",
        "8E9C2C,            false, C8:25:2D:8E:9C:2C, false",
        "8E9C2C,            true,  C8:25:2D:8E:9C:2C, true",
        "2C,                true,  C8:25:2D:8E:9C:2C, false",
        "'',                true,  C8:25:2D:8E:9C:2C, false"
    })
    void a_name_fits_a_serial_number_by_letters_and_digits(String name, boolean isEnd, String serial, boolean fits) {
        assertThat(new DeviceName(name, isEnd).fits(serial)).isEqualTo(fits);
    }
}
