package muster.lifecycle.web;

import java.util.Locale;
import muster.lifecycle.LifecycleEvent;
import muster.lifecycle.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.validation.Errors;

/**
 * A move that a person asks for.
 *
 * @param seen the version of the life that the person looked at
 */
record TransitionForm(
        @Nullable String event,
        @Nullable String reason,
        @Nullable String words,
        @Nullable String seen) {

    private static final int LONGEST = 200;

    static TransitionForm empty() {
        return new TransitionForm(null, null, null, null);
    }

    void check(Errors errors) {
        if (find(LifecycleEvent.class, event) == null) {
            errors.rejectValue("event", "lifecycle.form.event-missing");
        }
        var known = find(Reason.class, reason);
        if (known == null) {
            errors.rejectValue("reason", "lifecycle.form.reason-missing");
        } else if (known == Reason.OTHER && said().isEmpty()) {
            errors.rejectValue("words", "lifecycle.form.words-missing");
        }
        if (said().length() > LONGEST) {
            errors.rejectValue("words", "lifecycle.form.words-long", new Object[] {LONGEST}, null);
        } else if (said().codePoints().anyMatch(TransitionForm::isHidden)) {
            errors.rejectValue("words", "lifecycle.form.words-hidden");
        }
    }

    LifecycleEvent wanted() {
        return LifecycleEvent.valueOf(String.valueOf(event));
    }

    /** The version seen; what is none fits no device. */
    int version() {
        return seen != null && seen.matches("[0-9]{1,9}") ? Integer.parseInt(seen) : -1;
    }

    /** The reason as people will read it, in the language it was given in. */
    String because(MessageSource messages, Locale language) {
        if (Reason.OTHER.name().equals(reason)) {
            return said();
        }
        var usual = messages.getMessage("lifecycle.reason." + reason, null, language);
        return said().isEmpty() ? usual : usual + ": " + said();
    }

    private String said() {
        return words == null ? "" : words.strip();
    }

    private static boolean isHidden(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }

    private static <E extends Enum<E>> @Nullable E find(Class<E> type, @Nullable String name) {
        for (var one : type.getEnumConstants()) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }
}
