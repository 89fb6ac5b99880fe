package muster.provisioning.mqtt;

import muster.access.Actor;
import muster.access.ActorContext;
import muster.configuration.Configurations;
import muster.lifecycle.DeviceMoved;
import muster.lifecycle.State;
import muster.mqtt.Sessions;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Takes from a device what it may no longer have, as soon as the loss is committed. The publication registry keeps what
 * could not be done and brings it back; done twice it does no harm, because a device that may come in comes again.
 */
@Component
class Cutter {

    private final Sessions sessions;
    private final Configurations configurations;

    Cutter(Sessions sessions, Configurations configurations) {
        this.sessions = sessions;
        this.configurations = configurations;
    }

    @Async
    @TransactionalEventListener
    void cut(DeviceMoved moved) {
        if (moved.to() == State.QUARANTINED) {
            sessions.end(moved.device().toString(), HouseRules.QUARANTINED);
        } else if (moved.to() == State.REGISTERED) {
            sessions.end(moved.device().toString(), HouseRules.RELEASED);
        }
    }

    /** In a transaction of its own: a device that reports its settings holds them, then waits for the claim's lock. */
    @Async
    @TransactionalEventListener
    void forgetSettings(DeviceMoved moved) {
        if (moved.to() == State.REGISTERED) {
            ActorContext.run(
                    Actor.system("release"), () -> configurations.withdraw(moved.device(), moved.at(), moved.by()));
        }
    }
}
