package muster.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.modulith.events.EventPublication;

class ResendingTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "1,  PT4S,   false",
        "1,  PT5S,   true",
        "2,  PT9S,   false",
        "2,  PT10S,  true",
        "6,  PT159S, false",
        "6,  PT160S, true",
        "50, PT599S, false",
        "50, PT600S, true"
    })
    void what_fails_again_and_again_is_tried_ever_more_seldom(int attempts, Duration since, boolean due) {
        assertThat(Resending.isDue(new Failed(attempts, NOW.minus(since)), NOW)).isEqualTo(due);
    }

    private record Failed(int attempts, Instant last) implements EventPublication {

        @Override
        public UUID getIdentifier() {
            return new UUID(0, 0);
        }

        @Override
        public Object getEvent() {
            return "event";
        }

        @Override
        public Instant getPublicationDate() {
            return last;
        }

        @Override
        public Optional<Instant> getCompletionDate() {
            return Optional.empty();
        }

        @Override
        public Status getStatus() {
            return Status.FAILED;
        }

        @Override
        public @Nullable Instant getLastResubmissionDate() {
            return last;
        }

        @Override
        public int getCompletionAttempts() {
            return attempts;
        }
    }
}
