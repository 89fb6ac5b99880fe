package muster.access;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes few passwords at a time, so that a flood of sign-ins cannot take all memory and cores; and lets only few wait
 * for it, so that it cannot take all threads either. Whoever comes on top is told to come again ({@link TooMany}).
 */
class BoundedPasswordEncoder implements PasswordEncoder {

    private final PasswordEncoder encoder;
    private final Semaphore places;
    private final Semaphore seats;

    BoundedPasswordEncoder(PasswordEncoder encoder, int atOnce, int waiting) {
        this.encoder = encoder;
        this.places = new Semaphore(atOnce, true);
        this.seats = new Semaphore(atOnce + waiting);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return inTurn(() -> encoder.encode(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return inTurn(() -> encoder.matches(password, hash));
    }

    private <T extends @Nullable Object> T inTurn(Supplier<T> work) {
        if (!seats.tryAcquire()) {
            throw TooMany.atOnce();
        }
        try {
            places.acquireUninterruptibly();
            try {
                return work.get();
            } finally {
                places.release();
            }
        } finally {
            seats.release();
        }
    }
}
