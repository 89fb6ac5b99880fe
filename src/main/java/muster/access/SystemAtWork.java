package muster.access;

import muster.shared.HouseWork;
import org.springframework.stereotype.Component;

/** Binds the system as the actor. */
@Component
class SystemAtWork implements HouseWork {

    @Override
    public void run(String name, Runnable work) {
        ActorContext.run(Actor.system(name), work);
    }
}
