package muster.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What somebody might write who wants to keep Muster busy. */
final class HostileExpressions {

    static final List<String> ALL = List.copyOf(all());

    private HostileExpressions() {}

    /** 8,000 weights: near the most that an expression is given at all. */
    static String heavyPayload() {
        var values = IntStream.range(0, 4_000).mapToObj(String::valueOf).collect(Collectors.joining(","));
        return "{\"values\":[" + values + "],\"text\":\"" + "a".repeat(20_000) + "\",\"deep\":" + "{\"a\":".repeat(25)
                + "1" + "}".repeat(25) + "}";
    }

    private static List<String> all() {
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
}
