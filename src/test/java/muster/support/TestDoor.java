package muster.support;

import java.util.Optional;
import java.util.function.Consumer;
import muster.mqtt.Admission;
import muster.mqtt.Admissions;
import muster.mqtt.BrokerAway;
import muster.mqtt.ConnectAttempt;
import muster.mqtt.Sessions;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** Stands between the house and its broker: lets something happen while a device comes in, or leaves us unheard. */
@TestComponent
@Primary
public class TestDoor implements Admissions, Sessions {

    /** What happens after the decision about a client, before it is in. */
    public volatile Consumer<ConnectAttempt> onTheThreshold = attempt -> {};

    /** The broker does not answer about sessions. */
    public volatile boolean isDeaf;

    private final Admissions gate;
    private final Sessions sessions;

    TestDoor(@Qualifier("gate") Admissions gate, @Qualifier("sessions") Sessions sessions) {
        this.gate = gate;
        this.sessions = sessions;
    }

    /** As in real life. */
    public void right() {
        onTheThreshold = attempt -> {};
        isDeaf = false;
    }

    @Override
    public Optional<String> deviceOf(String userName, byte[] password) {
        return gate.deviceOf(userName, password);
    }

    @Override
    public Admission admit(ConnectAttempt attempt) {
        var admission = gate.admit(attempt);
        onTheThreshold.accept(attempt);
        return admission;
    }

    @Override
    public Ending end(String clientId, String sentence) {
        if (isDeaf) {
            throw new BrokerAway("The broker did not answer about a session", null);
        }
        return sessions.end(clientId, sentence);
    }

    @Override
    public boolean isConnected(String clientId) {
        return sessions.isConnected(clientId);
    }
}
