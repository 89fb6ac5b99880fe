package muster.connectivity.mqtt;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.connectivity.Presences;
import muster.mqtt.Broker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A broker that is not ours tells of nobody who left; whoever has been quiet for an hour counts as gone. */
@Configuration(proxyBeanMethods = false)
class Silence {

    static final Duration GONE_AFTER = Duration.ofHours(1);

    @Bean
    RecurringTask<Void> noticeSilence(Broker broker, Presences presences, Clock clock) {
        return Tasks.recurring("connectivity.silence", FixedDelay.ofMinutes(5)).execute((task, context) -> {
            if (!broker.isEmbedded()) {
                var now = clock.instant();
                ActorContext.run(Actor.system("broker"), () -> presences.endQuiet(now.minus(GONE_AFTER), now));
            }
        });
    }
}
