package muster.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a registration.
 *
 * @param flaws why it cannot be; empty when it can
 * @param near serial numbers that look like a misspelling of another one
 */
public record RegistrationPlan(List<Flaw> flaws, List<Near> near) {

    /** One sentence about one field: message key and arguments. */
    public record Flaw(String field, String key, List<Object> arguments) {

        static Flaw of(String field, String key, Object... arguments) {
            return new Flaw(field, key, List.of(arguments));
        }
    }

    /**
     * A serial number, and the one it is confusingly near to: registered already, or in the same list.
     *
     * @param model the other one's model where it is another model, null where it is the same
     */
    public record Near(
            String serial, String other, @Nullable String model, boolean registered) {}

    /** The fingerprint of exactly these near pairs; accepting them means sending it back. */
    public String doubts() {
        return Nearness.fingerprint(near);
    }

    public boolean canBe(@Nullable String accepted) {
        return flaws.isEmpty() && (near.isEmpty() || doubts().equals(accepted));
    }
}
