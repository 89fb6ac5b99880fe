package muster.shared;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Text that people can read in any script, emoji included, without characters that deceive or break: control
 * characters, halves of surrogate pairs, and those that turn the direction of everything after them (Unicode UAX #9,
 * explicit embeddings, overrides and isolates). Line breaks pass where there are {@link #lines}.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainText.Validator.class)
public @interface PlainText {

    boolean lines() default false;

    String message() default "{shared.text.not-plain}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reads each character once. */
    class Validator implements ConstraintValidator<PlainText, CharSequence> {

        private boolean lines;

        @Override
        public void initialize(PlainText rule) {
            lines = rule.lines();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, @Nullable ConstraintValidatorContext context) {
            return text == null
                    || text.codePoints().allMatch(character -> isPlain(character) || (lines && isBreak(character)));
        }

        private static boolean isBreak(int character) {
            return character == '\n' || character == '\r' || character == '\t';
        }

        static boolean isPlain(int character) {
            boolean turns =
                    (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
            return switch (Character.getType(character)) {
                case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    false;
                default -> !turns && character != 0xFEFF && character != 0x200B;
            };
        }
    }
}
