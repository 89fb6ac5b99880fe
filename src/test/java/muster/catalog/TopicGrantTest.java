package muster.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicGrantTest {

    @Test
    void it_names_the_device_also_as_a_part_of_a_level() {
        var fallback = TopicGrant.of("cmnd/DVES_{device}_fb/#");
        assertThat(fallback.nameIn("cmnd/DVES_2A60A4_fb/Power")).contains("2A60A4");
        assertThat(fallback.nameIn("cmnd/DVES_2A60A4_fb/#")).contains("2A60A4");
        assertThat(fallback.nameIn("cmnd/2A60A4/#")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "cmnd/#", "cmnd/+/#", "+/x/#", "cmnd", "$share/g/cmnd/x/#", "muster/v1/x/telemetry"})
    void no_wildcard_stands_for_the_device(String filter) {
        assertThat(TopicGrant.of("cmnd/{device}/#").nameIn(filter)).isEmpty();
    }

    @Test
    void what_is_granted_covers_whatever_is_narrower() {
        var grant = TopicGrant.of("application/+/device/+/command/#");
        assertThat(grant.covers("application/+/device/+/command/down")).isTrue();
        assertThat(grant.covers("application/1/device/2/command/#")).isTrue();
        assertThat(grant.covers("application/#")).isFalse();
        assertThat(grant.covers("application/1/2/device/3/command/down")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "+/x", "muster/#", "$SYS/#", "a/#/b", "{device}{device}", "a b", "a#"})
    void what_would_grant_too_much_is_refused(String text) {
        assertThatThrownBy(() -> TopicGrant.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
