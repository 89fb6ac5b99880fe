package muster.registry.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import muster.registry.Registration;
import muster.registry.TypedSerial;
import muster.shared.NotFound;
import muster.shared.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What was typed. Everything is text here, so that whatever it was comes back as it was.
 *
 * @param product model and hardware revision, as in {@code shelly/plus-ht SNSN-0013A}
 * @param source LIST or PATTERN
 * @param customer the id of the customer they are for, empty when they are for anybody
 * @param accepted the doubts that were shown and accepted
 */
record RegistrationForm(
        @Nullable String product,
        @Nullable String source,
        @Nullable String serials,
        @Nullable String pattern,
        @Nullable String start,
        @Nullable String count,
        @Nullable String madeBy,
        @Nullable String madeOn,
        @Nullable String note,
        @Nullable String customer,
        @Nullable String accepted) {

    static final String PATTERN = "PATTERN";
    private static final int LONGEST_TEXT = 120;
    private static final int LONGEST_NOTE = 500;

    /** As it is opened: about a device of which somebody knows the serial number, or about none yet. */
    static RegistrationForm about(String product, String serial, LocalDate today) {
        return new RegistrationForm(product, "LIST", serial, null, "1", null, null, today.toString(), null, null, null);
    }

    /** The wish in here; what cannot be one is told to the errors. */
    Registration wish(Errors errors, LocalDate today) {
        var model = text(product).split(" ", 2);
        if (model.length < 2) {
            errors.rejectValue("product", "registry.form.product-missing");
        }
        var by = text(madeBy);
        if (by.isEmpty()) {
            errors.rejectValue("madeBy", "registry.form.made-by-missing");
        }
        checkText("madeBy", by, LONGEST_TEXT, errors);
        checkText("note", text(note), LONGEST_NOTE, errors);
        return new Registration(
                model[0],
                model.length < 2 ? "" : model[1],
                by,
                day(errors, today),
                text(note).isEmpty() ? null : text(note),
                owner(errors),
                PATTERN.equals(source) ? numbered(errors) : SerialList.pasted(text(serials)),
                accepted);
    }

    private @Nullable OrganisationId owner(Errors errors) {
        try {
            return text(customer).isEmpty() ? null : OrganisationId.of(text(customer));
        } catch (NotFound noId) {
            errors.rejectValue("customer", "registry.form.customer-unknown");
            return null;
        }
    }

    private static void checkText(String field, String text, int longest, Errors errors) {
        if (text.length() > longest) {
            errors.rejectValue(field, "registry.form.too-long", new Object[] {longest}, null);
        } else if (text.codePoints().anyMatch(RegistrationForm::isHidden)) {
            errors.rejectValue(field, "registry.form.hidden-characters");
        }
    }

    /** Control characters (line breaks aside) and those that turn the direction of text. */
    private static boolean isHidden(int c) {
        return c != '\n' && c != '\r' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    private LocalDate day(Errors errors, LocalDate today) {
        try {
            var day = LocalDate.parse(text(madeOn));
            if (day.isAfter(today.plusDays(1)) || day.getYear() < 1970) {
                errors.rejectValue("madeOn", "registry.form.made-on-far");
            }
            return day;
        } catch (DateTimeParseException noDate) {
            errors.rejectValue("madeOn", "registry.form.made-on-missing");
            return today;
        }
    }

    private List<TypedSerial> numbered(Errors errors) {
        var shape = text(pattern);
        boolean drawn = shape.length() <= Registration.LONGEST && SerialList.isPattern(shape);
        if (!drawn) {
            errors.rejectValue("pattern", "registry.form.pattern-wrong");
        }
        var from = number(start, 0, 999_999_999_999L);
        var many = number(count, 1, Registration.MOST);
        if (from == null) {
            errors.rejectValue("start", "registry.form.start-wrong");
        }
        if (many == null) {
            errors.rejectValue("count", "registry.form.count-wrong", new Object[] {Registration.MOST}, null);
        }
        if (!drawn || from == null || many == null) {
            return List.of();
        }
        if (!SerialList.hasRoom(shape, from, many.intValue())) {
            errors.rejectValue("pattern", "registry.form.pattern-narrow");
            return List.of();
        }
        return SerialList.numbered(shape, from, many.intValue());
    }

    private static @Nullable Long number(@Nullable String typed, long least, long most) {
        var digits = text(typed);
        if (!digits.matches("[0-9]{1,12}")) {
            return null;
        }
        long value = Long.parseLong(digits);
        return value < least || value > most ? null : value;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
