package muster.audit;

import muster.shared.SecretHash;
import org.springframework.stereotype.Component;

/** The mark of whoever holds the installation's key, made when an entry is written: it cannot be forged or changed. */
@Component
class Seals {

    private static final String PURPOSE = "audit-entry";

    private final SecretHash key;

    Seals(SecretHash key) {
        this.key = key;
    }

    /** @param canonical the entry's {@linkplain Canonical bytes} */
    byte[] of(byte[] canonical) {
        return key.of(PURPOSE, canonical);
    }

    boolean matches(byte[] canonical, byte[] seal) {
        return key.matches(PURPOSE, canonical, seal);
    }
}
