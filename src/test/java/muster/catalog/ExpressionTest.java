package muster.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
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
    void a_hundred_hostile_expressions_are_refused_or_stopped_within_50_ms() throws Exception {
        var payload = Payload.parse(heavyPayload());
        // the library is slow until it is warm; then the payload is heavy, and not too heavy
        IntStream.range(0, 30).forEach(round -> nanosOf("$sum(values)", payload));
        assertThat(Expression.of("$sum(values)").of(payload)).isNotNull();
        var hostile = hostile();
        assertThat(hostile).hasSizeGreaterThanOrEqualTo(100);

        for (var expression : hostile) {
            // a pause of the machine is not the expression's: the best of three counts
            var best = IntStream.range(0, 3)
                    .mapToLong(round -> nanosOf(expression, payload))
                    .min()
                    .orElseThrow();
            assertThat(best / 1_000_000).as(expression).isLessThanOrEqualTo(50);
        }
    }

    private static long nanosOf(String expression, Json payload) {
        var start = System.nanoTime();
        try {
            Expression.of(expression).of(payload);
        } catch (IllegalArgumentException | Unreadable refused) {
            // either is an answer
        }
        return System.nanoTime() - start;
    }

    /** 8,000 weights: near the most that an expression is given at all. */
    private static String heavyPayload() {
        var values = IntStream.range(0, 4_000).mapToObj(String::valueOf).collect(Collectors.joining(","));
        return "{\"values\":[" + values + "],\"text\":\"" + "a".repeat(20_000) + "\",\"deep\":" + "{\"a\":".repeat(25)
                + "1" + "}".repeat(25) + "}";
    }

    private static List<String> hostile() {
        var all = new ArrayList<>(List.of(
                // never ends
                "($f := function() { $f() }; $f())",
                "($f := function($n) { $f($n + 1) }; $f(0))",
                "($f := function($n) { $f($n + 1) + 1 }; $f(0))",
                "($f := function($n) { [$f($n), $f($n)] }; $f(0))",
                "($f := function($x) { $x($x) }; $f($f))",
                "($a := function($b) { $b($b) }; $a(function($b) { $b($b) }))",
                "($f := function($s) { $f($s & $s) }; $f('x'))",
                "($f := function($s) { $f([$s, $s]) }; $f('x'))",
                "($f := function($s) { $f({'a': $s, 'b': $s}) }; $f('x'))",
                "($f := function($n) { $n = 0 ? 1 : $f($n - 1) + $f($n - 1) }; $f(40))",
                // grows
                "($a := text & text; $b := $a & $a; $c := $b & $b; $d := $c & $c; $e := $d & $d; $length($e))",
                "($a := [values, values]; $b := [$a, $a]; $c := [$b, $b]; $d := [$c, $c]; $count($d))",
                "{'a':$,'b':$,'c':$}.{'a':$,'b':$,'c':$}.{'a':$,'b':$,'c':$}.{'a':$,'b':$,'c':$} & ''",
                "($s := {'a': $}; $t := {'a': $s, 'b': $s}; $u := {'a': $t, 'b': $t}; $string($u))",
                "$string($) & $string($) & $string($) & $string($) & $string($) & $string($)",
                "$append($append(values, values), $append(values, values))",
                "$reduce([1..1000], function($s, $n) { $s & $s }, 'xx')",
                "$reduce([1..1000], function($s, $n) { $append($s, $s) }, [1, 2])",
                "$map(values, function($v) { values })",
                "$map(values, function($v) { $map(values, function($w) { $v * $w }) })",
                "$split(text, '')",
                "$base64decode(text)",
                // ranges and products of lists
                "[1..10000000]",
                "$sum([1..10000000])",
                "[1..10000000][$ > 5]",
                "[1..1000].[1..1000]",
                "[1..1000].([1..1000].$)",
                "values.(values.$)",
                "values.(values.(values.$))",
                "values[$ in values]",
                "values@$v.values@$w.($v * $w)",
                "values#$i[$i > 3].($$.values)",
                "values^(>$)",
                "values^($$.values[0] * $, <$)",
                "($v := values; $v^($count($v) - $))",
                "**",
                "**.**",
                "**.**.**.**",
                "deep.**.a.**.a.**",
                "*.*.*.*",
                "$filter(values, function($v) { $count(values[$ < $v]) > 5 })",
                "$single(values, function($v) { $v = -1 })",
                "$each($, function($v, $k) { $string($$) })",
                "$sift($, function($v) { $string($$) = 'x' })",
                "$merge(values.{'a': $})",
                "values{$string($): $$.values}",
                "values{'a': $sum($$.values)}",
                "values ~> $map(function($v) { $v ~> $string }) ~> $sum",
                "$keys(values.{$string($): $})",
                "$reverse($reverse($reverse(values)))",
                "$lookup(values.{'a': 1}, 'a')",
                "$power(10, 1000000000)",
                "$power(2, 1000) * $power(2, 1000)",
                "1 / 0",
                "$sqrt(-1)",
                "$number('1e999999999')",
                "$number('0x" + "f".repeat(200) + "')",
                "$substring(text, 0, 1000000000)",
                "$substring(text, -1000000000)",
                // what cannot be bounded
                "$match(text, /(a+)+b/)",
                "$contains(text, /(a|a)*b/)",
                "$replace(text, 'a', text)",
                "$replace(text, /a/, function($m) { text })",
                "$split(text, /(a*)*b/)",
                "text ~> /(a+)+$/",
                "$pad('x', 1000000000)",
                "$pad('x', -1000000000, 'ab')",
                "$join(values.$string(), text)",
                "$formatNumber(1, '" + "#".repeat(250) + "')",
                "$formatBase(1e300, 2)",
                "$formatInteger(123456789, 'w')",
                "$parseInteger('one', 'w')",
                "$round(1.5, 1000000000)",
                "$eval('$eval(\"1\")')",
                "($e := $eval; $e('1'))",
                "$toMillis(text, '[Y]')",
                "$fromMillis(1e18, '[Y]')",
                "$now()",
                "$millis()",
                "$random()",
                "$shuffle(values)",
                "$distinct(values)",
                "$sort(values, function($a, $b) { $string($$) > '' })",
                "$zip(values, values, values)",
                "$spread(values)",
                "$clone($)",
                "$error('x')",
                "$assert(false, 'x')",
                "$encodeUrl(text)",
                "$$ ~> |**|{'a': $$}|",
                "|$|{'a': $}|",
                "/(a+)+b/(text)",
                "text in /a/",
                "1 and /x/",
                "/* never closed",
                // no expression at all
                "",
                "(((((",
                "[[[[[[",
                "{{{{",
                "'never closed",
                "`never closed",
                "1 +",
                ")",
                "? :",
                "function(",
                "$",
                "λ($x){ $x }",
                "%.%.%",
                "a.b.%.%.%",
                "\u0000",
                "(".repeat(299),
                "-".repeat(299) + "1",
                "[".repeat(149) + "]".repeat(149),
                "a" + ".a".repeat(149),
                "a" + "[0]".repeat(99),
                "1" + "+1".repeat(149),
                "x".repeat(300)));
        for (var repeated : List.of("not ", "$not(", "$string(", "{'a':", "($x:=")) {
            all.add(repeated.repeat(300 / repeated.length()));
        }
        return all;
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
