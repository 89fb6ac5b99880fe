package muster.lifecycle;

import muster.registry.DevicesRegistered;
import muster.registry.DevicesRegistered.Registered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A life begins in the transaction that registers the device. */
@Component
class LivesBegin {

    private final Standings standings;

    LivesBegin(Standings standings) {
        this.standings = standings;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(DevicesRegistered registered) {
        standings.begin(registered.devices().stream().map(Registered::id).toList(), registered.at());
    }
}
