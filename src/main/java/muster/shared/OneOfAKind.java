package muster.shared;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;

/**
 * Saves what there may be only one of. Who comes second is told so by a look before; who comes second at the same
 * moment sees nothing there yet, and the database refuses him. Both are answered alike.
 */
public final class OneOfAKind {

    private OneOfAKind() {}

    /**
     * Saves it.
     *
     * @throws Invalid with this field and key where the database holds one already; the transaction is lost
     */
    public static <T> T save(String field, String key, Supplier<T> saving) {
        try {
            return saving.get();
        } catch (RuntimeException failure) {
            if (isDuplicate(failure)) {
                throw new Invalid(field, key);
            }
            throw failure;
        }
    }

    private static boolean isDuplicate(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(20)
                .anyMatch(DuplicateKeyException.class::isInstance);
    }
}
