package muster.telemetry.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import muster.telemetry.meaning.Difference.Kind;
import org.junit.jupiter.api.Test;

class ShapeTest {

    private static final Shape BEFORE = of(
            "{\"t\":21.2,\"h\":45,\"n\":900,\"w\":10}",
            "{\"t\":21.4,\"h\":46,\"n\":901,\"w\":10}",
            "{\"t\":21.5,\"h\":46,\"n\":902,\"w\":10}");

    @Test
    void the_same_again_is_no_change() {
        assertThat(to(of(
                        "{\"t\":24.0,\"h\":60,\"n\":3,\"w\":9}",
                        "{\"t\":24,\"h\":61,\"n\":4,\"w\":9}",
                        "{\"t\":24,\"h\":61,\"n\":4,\"w\":9}")))
                .isEmpty();
    }

    @Test
    void fields_that_vanish_appear_and_change_their_sort_are_told_with_both_samples() {
        var changes = to(of(
                "{\"t\":\"21.5\",\"x\":1,\"n\":1,\"w\":9}",
                "{\"t\":\"21.6\",\"x\":1,\"n\":1,\"w\":9}",
                "{\"t\":\"21.7\",\"x\":1,\"n\":1,\"w\":9}"));
        assertThat(changes)
                .contains(
                        new Difference("h", Kind.VANISHED, "46", null, null),
                        new Difference("t", Kind.OTHER_SORT, "21.5", "21.7", null),
                        new Difference("x", Kind.APPEARED, null, "1", null))
                .hasSize(3);
    }

    @Test
    void a_value_that_turns_into_fahrenheit_or_thousandths_jumps_and_a_counter_may() {
        var changes = to(of("{\"t\":70.5,\"h\":46,\"n\":1,\"w\":36}"));
        assertThat(changes)
                .extracting(Difference::path, Difference::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("t", Kind.JUMPED),
                        org.assertj.core.groups.Tuple.tuple("w", Kind.JUMPED));
        assertThat(to(of("{\"t\":2150,\"h\":46,\"n\":1,\"w\":10}")))
                .extracting(Difference::path)
                .containsExactly("t");
    }

    @Test
    void one_message_misses_nothing() {
        assertThat(to(of("{\"h\":46}"))).isEmpty();
    }

    private static List<Difference> to(Shape after) {
        return BEFORE.differences(after, Set.of("n"));
    }

    private static Shape of(String... payloads) {
        return Shape.of(Stream.of(payloads)
                .map(payload -> payload.getBytes(StandardCharsets.UTF_8))
                .toList());
    }
}
