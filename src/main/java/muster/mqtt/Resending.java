package muster.mqtt;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;

/**
 * Says again what the broker did not take, once it is back. While it is away nothing is tried: each try would hold a
 * database connection until it gives up.
 */
@Configuration(proxyBeanMethods = false)
class Resending {

    /** So many at once, so that a long list leaves connections for people. */
    private static final int AT_ONCE = 20;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    @Bean
    RecurringTask<Void> mqttResending(
            Publisher publisher, FailedEventPublications failed, ListenerFailures failures, Clock clock) {
        return Tasks.recurring("mqtt.resending", FixedDelay.of(FIRST_PAUSE)).execute((task, context) -> {
            if (publisher.isConnected()) {
                failures.brokerIsBack();
                resubmit(failed, clock.instant());
            }
        });
    }

    private static void resubmit(FailedEventPublications failed, Instant now) {
        var left = new AtomicInteger(AT_ONCE);
        failed.resubmit(ResubmissionOptions.defaults()
                .withFilter(publication -> isDue(publication, now) && left.getAndDecrement() > 0));
    }

    /** What fails again and again is tried ever more seldom, so that it does not stand in the way of the rest. */
    static boolean isDue(EventPublication publication, Instant now) {
        var tried = publication.getLastResubmissionDate();
        var doublings = Math.clamp(publication.getCompletionAttempts() - 1L, 0, 10);
        var pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return tried == null
                || !tried.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE)
                        .isAfter(now);
    }
}
