package muster.catalog;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression out of a pack, which can never run long: short pattern, short text, counted steps. */
public final class BoundedPattern {

    static final int LONGEST_PATTERN = 200;
    static final int LONGEST_TEXT = 200;
    private static final int MOST_STEPS = 50_000;

    private final Pattern pattern;

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Refuses what is no regular expression, or too long a one, with an {@link IllegalArgumentException}. */
    public static BoundedPattern of(String text) {
        if (text.length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException("a pattern of more than " + LONGEST_PATTERN + " characters");
        }
        try {
            return new BoundedPattern(Pattern.compile(text));
        } catch (PatternSyntaxException broken) {
            throw new IllegalArgumentException(broken.getDescription(), broken);
        }
    }

    /** True when the whole text fits; false also when finding out would take too long. */
    public boolean matches(String text) {
        if (text.length() > LONGEST_TEXT) {
            return false;
        }
        try {
            return pattern.matcher(new CountedText(text)).matches();
        } catch (TooManySteps endless) {
            return false;
        }
    }

    /** The first group where the pattern is found, or all that was found when it has no group. */
    public Optional<String> extract(String text) {
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        try {
            var found = pattern.matcher(new CountedText(text));
            return found.find() ? Optional.ofNullable(found.group(found.groupCount() == 0 ? 0 : 1)) : Optional.empty();
        } catch (TooManySteps endless) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }

    /** Backtracking reads characters, so counting reads bounds it. */
    private static final class CountedText implements CharSequence {

        private final String text;
        private int steps;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MOST_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooManySteps extends RuntimeException {

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }
}
