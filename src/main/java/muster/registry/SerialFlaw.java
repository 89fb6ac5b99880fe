package muster.registry;

import muster.catalog.DeviceModel;
import muster.registry.RegistrationPlan.Flaw;
import org.jspecify.annotations.Nullable;

/** What is wrong with one serial number: one sentence that names its line. */
final class SerialFlaw {

    private static final String MARKS = "-._/:+#";

    private SerialFlaw() {}

    static @Nullable Flaw of(TypedSerial serial, @Nullable DeviceModel model) {
        var text = serial.text();
        if (text.isEmpty()) {
            return flaw("empty", serial.line());
        }
        if (text.length() > Registration.LONGEST) {
            return flaw("too-long", serial.line(), text.length(), Registration.LONGEST);
        }
        var stranger =
                text.codePoints().filter(c -> !isAllowed(c)).boxed().findFirst().orElse(null);
        if (stranger != null) {
            return strange(serial.line(), stranger);
        }
        if (!Character.isLetterOrDigit(text.charAt(0))) {
            return flaw("first", serial.line(), text);
        }
        return model == null || model.fitsSerial(text) ? null : misfit(serial, model);
    }

    private static Flaw strange(int line, int c) {
        var code = "U+%04X".formatted(c);
        return switch (Character.getType(c)) {
            case Character.CONTROL -> flaw("control", line, code);
            case Character.FORMAT -> flaw("invisible", line, code);
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                flaw("space", line);
            default -> flaw("alphabet", line, Character.toString(c), MARKS);
        };
    }

    private static Flaw misfit(TypedSerial serial, DeviceModel model) {
        var known = model.serials();
        return flaw("pattern", serial.line(), serial.text(), model.name(), known == null ? "" : known.example());
    }

    private static Flaw flaw(String key, Object... arguments) {
        return Flaw.of("serials", "registry.serial." + key, arguments);
    }

    private static boolean isAllowed(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || MARKS.indexOf(c) >= 0;
    }
}
