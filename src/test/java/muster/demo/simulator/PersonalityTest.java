package muster.demo.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.catalog.Readings;
import muster.catalog.RejectionReason;
import muster.catalog.packs.Packs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonalityTest {

    private static final DeviceModels MODELS = Packs.load(null);
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    static List<String> models() {
        return Personalities.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_healthy_device_is_believed_word_for_word_all_day(String model) {
        for (int minute = 0; minute < 24 * 60; minute += 7) {
            var readings = read(model, minute, null);
            assertThat(readings).allSatisfy(reading -> {
                assertThat(reading.rejected()).isEmpty();
                assertThat(reading.unknown()).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void three_rounds_are_all_that_the_contract_requires(String model) {
        assertThat(pack(model).activation().isMetBy(accepted(model, 3, null))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("models")
    void one_message_is_never_enough(String model) {
        var first = read(model, 0, null).getFirst();
        var counts = new HashMap<String, Integer>();
        first.accepted().forEach(reading -> counts.merge(reading.quantity(), 1, Integer::sum));
        assertThat(pack(model).activation().isMetBy(counts)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_wrong_unit_is_refused_in_a_quantity_that_the_contract_requires(String model) {
        for (int minute = 0; minute < 24 * 60; minute += 7) {
            assertThat(refusals(model, minute, Fault.WRONG_UNIT))
                    .containsAnyOf(RejectionReason.WRONG_UNIT, RejectionReason.NOT_A_NUMBER);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void what_cannot_be_true_is_refused_in_a_quantity_that_the_contract_requires(String model) {
        assertThat(refusals(model, 0, Fault.OUT_OF_RANGE)).containsOnly(RejectionReason.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_old_firmware_is_understood_but_not_allowed(String model) {
        var personality = Personalities.of(model);
        assertThat(pack(model).hardware()).allSatisfy(hardware -> {
            assertThat(pack(model).allows(hardware, personality.firmware())).isTrue();
            assertThat(pack(model).allows(hardware, personality.oldFirmware())).isFalse();
            assertThat(pack(model).mapping(hardware, personality.oldFirmware())).isPresent();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void it_shows_itself_where_the_contract_asks_for_it(String model) {
        assertThat(Personalities.of(model).canShowItself())
                .isEqualTo(pack(model).activation().identify());
    }

    private static List<RejectionReason> refusals(String model, int minute, Fault fault) {
        var required = pack(model).activation().require().keySet();
        return read(model, minute, fault).stream()
                .flatMap(readings -> readings.rejected().stream())
                .filter(rejected -> required.contains(String.valueOf(rejected.quantity())))
                .map(rejected -> rejected.reason())
                .toList();
    }

    private static Map<String, Integer> accepted(String model, int rounds, @Nullable Fault fault) {
        var counts = new HashMap<String, Integer>();
        Stream.iterate(0, minute -> minute + 1)
                .limit(rounds)
                .flatMap(minute -> read(model, minute, fault).stream())
                .flatMap(readings -> readings.accepted().stream())
                .forEach(reading -> counts.merge(reading.quantity(), 1, Integer::sum));
        return counts;
    }

    private static List<Readings> read(String model, int minute, @Nullable Fault fault) {
        var personality = Personalities.of(model);
        var serial = Objects.requireNonNull(pack(model).serials()).example();
        var around =
                new Surroundings(serial, START.plus(Duration.ofMinutes(minute)), Duration.ofMinutes(minute), 3, fault);
        return personality.readings(around).stream()
                .map(payload -> new String(Speech.bytes(payload), StandardCharsets.UTF_8))
                .map(text -> pack(model).read(personality.firmware(), text))
                .toList();
    }

    private static DeviceModel pack(String model) {
        return MODELS.find(ModelKey.of(model)).orElseThrow();
    }
}
