package muster.telemetry.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import muster.mqtt.Publisher;
import muster.telemetry.VersionWanted;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Asks firmware for its version when what it said is stored; the answer comes as a message like any other. */
@Component
class VersionQuestions {

    private static final Duration WORTH_ASKING = Duration.ofMinutes(1);

    private final Publisher publisher;
    private final Clock clock;

    VersionQuestions(Publisher publisher, Clock clock) {
        this.publisher = publisher;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void ask(VersionWanted wanted) {
        // a question that waited for the broker is put anew with the device's next word
        if (wanted.at().plus(WORTH_ASKING).isAfter(clock.instant())) {
            publisher.say(wanted.topic(), wanted.question().getBytes(StandardCharsets.UTF_8));
        }
    }
}
