package muster.provisioning.mqtt;

import muster.lifecycle.DeviceMoved;
import muster.lifecycle.State;
import muster.mqtt.Leaf;
import muster.mqtt.Publisher;
import muster.mqtt.Sessions;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Takes from a device what it may no longer have: its live session at once, its waiting settings as soon as may be. */
@Component
class Cutter {

    private final Sessions sessions;
    private final Publisher publisher;

    Cutter(Sessions sessions, Publisher publisher) {
        this.sessions = sessions;
        this.publisher = publisher;
    }

    @TransactionalEventListener
    void cut(DeviceMoved moved) {
        if (moved.to() == State.QUARANTINED) {
            sessions.end(moved.device().toString(), "This device is quarantined. Ask support.");
        } else if (moved.to() == State.REGISTERED) {
            sessions.end(moved.device().toString(), "The claim of this device was taken back.");
        }
    }

    @ApplicationModuleListener
    void forgetSettings(DeviceMoved moved) {
        if (moved.to() == State.REGISTERED) {
            publisher.clear(moved.device().toString(), Leaf.CONFIGURATION_DESIRED);
        }
    }
}
