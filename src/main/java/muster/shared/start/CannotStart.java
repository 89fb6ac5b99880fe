package muster.shared.start;

import org.jspecify.annotations.Nullable;

/** Muster cannot start: what is wrong, beginning in small letters, and what to do about it; both without full stop. */
public class CannotStart extends RuntimeException {

    private final String remedy;

    public CannotStart(String fault, String remedy) {
        this(fault, remedy, null);
    }

    public CannotStart(String fault, String remedy, @Nullable Throwable cause) {
        super(fault, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
