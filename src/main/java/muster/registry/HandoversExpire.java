package muster.registry;

import java.util.concurrent.TimeUnit;
import muster.access.Actor;
import muster.access.ActorContext;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Throws away the secrets that nobody came for. Doing it twice, or on two machines, does no harm. */
@Component
@EnableScheduling
class HandoversExpire {

    private final Handovers handovers;

    HandoversExpire(Handovers handovers) {
        this.handovers = handovers;
    }

    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void dropExpired() {
        ActorContext.run(Actor.system("handover"), handovers::dropExpired);
    }
}
