package muster.mqtt;

import org.jspecify.annotations.Nullable;

/** Muster cannot start because of its broker: one sentence that says what is wrong, one that says what to do. */
public class BrokerCannotStart extends RuntimeException {

    private final String remedy;

    public BrokerCannotStart(String fault, String remedy) {
        this(fault, remedy, null);
    }

    public BrokerCannotStart(String fault, String remedy, @Nullable Throwable cause) {
        super(fault, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
