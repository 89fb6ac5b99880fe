package muster.registry;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import muster.access.Actor;
import muster.access.ActorContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Throws away the secrets that nobody came for. */
@Configuration(proxyBeanMethods = false)
class HandoversExpire {

    @Bean
    RecurringTask<Void> expireHandovers(Handovers handovers) {
        return Tasks.recurring("registry.handovers-expire", FixedDelay.ofMinutes(15))
                .execute((task, context) -> ActorContext.run(Actor.system("handover"), handovers::dropExpired));
    }
}
