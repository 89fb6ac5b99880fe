package muster.shared;

import java.util.UUID;

/** A person with an account. */
public record UserId(UUID value) implements Id {

    public static UserId of(String text) {
        return new UserId(Id.parse(text));
    }

    public static UserId next() {
        return new UserId(Id.fresh());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
