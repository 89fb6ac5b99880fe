package muster.mqtt.broker;

import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.parameter.ClientBasedInput;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import muster.mqtt.Admission.Refused;
import muster.mqtt.ConnectionRefused;
import muster.mqtt.Denied;
import muster.mqtt.Denied.Deed;
import muster.mqtt.SessionEnded;
import muster.mqtt.SessionListener;
import muster.mqtt.SessionStarted;
import muster.mqtt.bridge.Lanes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/** Tells the modules above what happens at the door: in order per client, off the network's threads. */
final class Announcements {

    private static final Logger log = LoggerFactory.getLogger(Announcements.class);
    private static final int LONGEST_QUOTE = 256;
    /** News of one client that may wait to be told. */
    private static final int LONGEST_LANE = 32;

    private final ObjectProvider<SessionListener> listeners;
    private final InstantSource clock;
    private final Lanes lanes = new Lanes("muster-door", LONGEST_LANE);

    Announcements(ObjectProvider<SessionListener> listeners, InstantSource clock) {
        this.listeners = listeners;
        this.clock = clock;
    }

    void connected(ClientBasedInput input, Session session) {
        var id = input.getClientInformation().getClientId();
        var started = new SessionStarted(
                id,
                session.connection(),
                session.credential(),
                session.credentialId(),
                address(input.getConnectionInformation()),
                session.keepAliveSeconds(),
                clock.instant());
        tell(id, listener -> listener.connected(started));
    }

    void ended(ClientBasedInput input, Session session, boolean clean, String reason) {
        var id = input.getClientInformation().getClientId();
        var ended = new SessionEnded(id, session.connection(), clean, reason, clock.instant());
        tell(id, listener -> listener.ended(ended));
    }

    void refused(ClientBasedInput input, Refused refused) {
        var id = quote(input.getClientInformation().getClientId());
        var refusal = new ConnectionRefused(
                id, refused.code(), refused.sentence(), address(input.getConnectionInformation()), clock.instant());
        mention(id, listener -> listener.refused(refusal));
    }

    void denied(ClientBasedInput input, Deed deed, String topic) {
        var id = input.getClientInformation().getClientId();
        var denied = new Denied(id, deed, quote(topic), address(input.getConnectionInformation()), clock.instant());
        mention(id, listener -> listener.denied(denied));
    }

    void finish() {
        if (!lanes.awaitIdle(Duration.ofSeconds(5))) {
            log.warn("Some listeners had not heard everything when the broker stopped");
        }
        lanes.stop();
    }

    static String address(ConnectionInformation connection) {
        return connection.getInetAddress().map(InetAddress::getHostAddress).orElse("");
    }

    private void tell(String clientId, Consumer<SessionListener> news) {
        lanes.run(clientId, new Telling(clientId, listeners, news));
    }

    /** Whoever knocks a thousand times, under however many names, must not fill the memory while nobody can listen. */
    private void mention(String clientId, Consumer<SessionListener> news) {
        if (!lanes.offer(clientId, new Telling(clientId, listeners, news))) {
            log.debug("Too much is waiting to be told; a refusal of client {} is not", clientId);
        }
    }

    private static String quote(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE);
    }
}
