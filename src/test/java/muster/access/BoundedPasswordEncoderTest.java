package muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class BoundedPasswordEncoderTest {

    @Test
    void whoever_comes_when_all_places_and_seats_are_taken_is_told_to_come_again() throws Exception {
        var begun = new CountDownLatch(2);
        var go = new CountDownLatch(1);
        var encoder = new BoundedPasswordEncoder(new Slow(begun, go), 2, 1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var hashes = IntStream.range(0, 2)
                    .mapToObj(each -> people.submit(() -> encoder.encode("password")))
                    .toList();
            begun.await();
            var waiting = Thread.startVirtualThread(() -> encoder.encode("password"));
            while (waiting.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> encoder.matches("password", "hash")).isInstanceOf(TooMany.class);
            go.countDown();
            for (var hash : hashes) {
                assertThat(hash.get()).isEqualTo("hash");
            }
            waiting.join();
            assertThat(encoder.matches("password", "hash")).isTrue();
        }
    }

    /** Hashes when it is let go. */
    private record Slow(CountDownLatch begun, CountDownLatch go) implements PasswordEncoder {

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return "hash";
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return true;
        }
    }
}
