package muster.catalog;

import java.util.Set;
import java.util.regex.Pattern;

/** Looks at the text of an expression and refuses what no budget can bound: regular expressions and some functions. */
final class ExpressionText {

    /** Whose work and result grow no faster than what they are given. */
    private static final Set<String> FUNCTIONS = Set.of(
            "sum",
            "count",
            "max",
            "min",
            "average",
            "string",
            "substring",
            "substringBefore",
            "substringAfter",
            "lowercase",
            "uppercase",
            "length",
            "trim",
            "contains",
            "split",
            "number",
            "floor",
            "ceil",
            "abs",
            "sqrt",
            "power",
            "boolean",
            "not",
            "exists",
            "keys",
            "lookup",
            "append",
            "reverse",
            "merge",
            "type",
            "map",
            "filter",
            "reduce",
            "single",
            "each",
            "sift",
            "base64decode");

    private static final Set<String> REFUSED = Set.of(
            "pad",
            "match",
            "replace",
            "join",
            "formatNumber",
            "formatBase",
            "formatInteger",
            "parseInteger",
            "round",
            "random",
            "zip",
            "spread",
            "error",
            "assert",
            "sort",
            "shuffle",
            "distinct",
            "base64encode",
            "encodeUrlComponent",
            "encodeUrl",
            "decodeUrlComponent",
            "decodeUrl",
            "eval",
            "toMillis",
            "fromMillis",
            "clone",
            "now",
            "millis");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]*");
    private static final Pattern WORD_BEFORE = Pattern.compile("([A-Za-z0-9_]+)\\s*$");
    private static final String AFTER_OPERANDS = ")]}\"'`";

    private final String text;

    private ExpressionText(String text) {
        this.text = text;
    }

    static void check(String text) {
        new ExpressionText(text).check();
    }

    /** All functions that an expression may use, for the documentation. */
    static Set<String> functions() {
        return FUNCTIONS;
    }

    private void check() {
        for (var at = 0; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '"', '\'' -> at = endOfText(at);
                case '`' -> at = end(text.indexOf('`', at + 1));
                case '$' -> checkFunction(at + 1);
                case '/' -> checkDivision(at);
                case '|' -> throw new IllegalArgumentException("a transformation");
                default -> {}
            }
        }
    }

    private int endOfText(int start) {
        var quote = text.charAt(start);
        for (var at = start + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == quote) {
                return at;
            }
        }
        return end(-1);
    }

    private static int end(int found) {
        if (found < 0) {
            throw new IllegalArgumentException("a text without an end");
        }
        return found;
    }

    private void checkFunction(int start) {
        var word = WORD.matcher(text).region(start, text.length());
        var name = word.lookingAt() ? word.group() : "";
        if (REFUSED.contains(name)) {
            throw new IllegalArgumentException("the function $" + name);
        }
    }

    /** A slash divides after an operand; anywhere else it begins a regular expression or a comment. */
    private void checkDivision(int at) {
        var before = text.substring(0, at).stripTrailing();
        var isOperand = !before.isEmpty() && AFTER_OPERANDS.indexOf(before.charAt(before.length() - 1)) >= 0;
        var word = WORD_BEFORE.matcher(before);
        var isWord = word.find() && !Set.of("and", "or", "in").contains(word.group(1));
        if (text.startsWith("/*", at) || !(isOperand || isWord || before.endsWith("$"))) {
            throw new IllegalArgumentException("a regular expression");
        }
    }
}
