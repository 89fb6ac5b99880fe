package muster.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The last resort of a pack: it reckons what a path cannot say, and nothing it says makes Muster wait. */
class ExpressionTest {

    private static final String PAYLOAD = """
            {"sign": -1, "whole": 21, "tenths": 5, "type": "temperature", "value": 4.5, "hex": "ff",
             "list": [{"id": "a", "v": 1}, {"id": "b", "v": 2.5}], "wet": true, "gone": null, "text": "on|off"}""";

    @ParameterizedTest
    @CsvSource(
            delimiterString = "==>",
            quoteCharacter = '`',
            value = {
                "sign * (whole + tenths / 10)                       ==> -21.5",
                "list[id = 'b'].v                                   ==> 2.5",
                "$sum(list.v)                                       ==> 3.5",
                "type = 'temperature' ? value                       ==> 4.5",
                "wet ? 'wet' : 'dry'                                ==> wet",
                "$substring(text, 0, 2)                             ==> on",
                "$split(text, '|')[1]                               ==> off",
                "($v := whole; $v * 2)                              ==> 42",
                "$filter(list, function($one) { $one.v > 2 }).id    ==> b",
                "whole / 2 / $count(list)                           ==> 5.25",
                "list[v < 2].id = 'a' or whole > 30                ==> true"
            })
    void it_reckons_what_a_path_cannot_say(String expression, String result) throws Exception {
        var found = Expression.of(expression.strip()).of(Payload.parse(PAYLOAD));

        assertThat(found).extracting(json -> Objects.requireNonNull(json).raw()).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "type = 'humidity' ? value", "list[id = 'z'].v"})
    void where_it_has_nothing_to_say_there_is_no_value(String expression) throws Exception {
        assertThat(Expression.of(expression).of(Payload.parse(PAYLOAD))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$sum(type)", "whole + type", "$nothing(1)", "$number('x')"})
    void one_that_fails_says_so(String expression) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Expression.of(expression).of(Payload.parse(PAYLOAD)))
                .satisfies(broken -> assertThat(broken.reason()).isEqualTo(RejectionReason.EXPRESSION_FAILED));
    }

    @Test
    void several_threads_may_reckon_at_once() throws Exception {
        var expression = Expression.of("($v := whole; $v + tenths)");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var sums = threads.invokeAll(IntStream.range(0, 400)
                    .<Callable<String>>mapToObj(number -> () -> Objects.requireNonNull(
                                    expression.of(Payload.parse("{\"whole\":" + number + ",\"tenths\":1}")))
                            .raw())
                    .toList());
            for (var number = 0; number < sums.size(); number++) {
                assertThat(sums.get(number).get()).isEqualTo(String.valueOf(number + 1));
            }
        }
    }

    @Test
    void a_hundred_hostile_expressions_are_refused_or_come_to_an_end() throws Exception {
        var payload = Payload.parse(HostileExpressions.heavyPayload());
        assertThat(Expression.of("$sum(values)").of(payload)).isNotNull();
        assertThat(HostileExpressions.ALL).hasSizeGreaterThanOrEqualTo(100);
        assertThat(HostileExpressions.ALL).allSatisfy(expression -> {
            try {
                Expression.of(expression).of(payload);
            } catch (IllegalArgumentException | Unreadable refused) {
                assertThat(refused).hasMessageMatching("(?s).+");
            }
        });
    }

    @Test
    void an_overlong_one_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Expression.of("1+".repeat(150) + "1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "$match(a, /x/) ; the function $match",
                "a ~> /x/       ; a regular expression",
                "a and /x/      ; a regular expression",
                "$eval(a)       ; the function $eval",
                "|a|b|          ; a transformation",
                "a = \"x        ; a text without an end",
                "a +            ; no expression that can be read"
            })
    void what_may_not_stand_in_one_is_named(String expression, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expression.of(expression))
                .withMessage(what);
    }
}
