package muster.shared;

import org.jspecify.annotations.Nullable;

/** The installation's secret key is missing or no secret: one sentence says what is wrong, one what to do. */
class SecretKeyUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretKeyUnusable(String fault, @Nullable Throwable cause) {
        super(fault, cause);
    }
}
