package muster.mqtt.broker;

import com.hivemq.extension.sdk.api.client.parameter.ConnectionAttributeStore;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import muster.mqtt.Admission.Admitted;
import muster.mqtt.Grants;

/**
 * What was decided about a connection when it came in. It lives in the connection's own attributes, so it ends with the
 * connection and can never be mistaken for that of an earlier or later one with the same client id.
 */
record Session(long connection, String credential, String credentialId, int keepAliveSeconds, Grants grants) {

    private static final AtomicLong LAST = new AtomicLong();
    private static final String LINE = "\n";

    static Session of(Admitted admitted, int keepAliveSeconds, long nowMicros) {
        var number = LAST.updateAndGet(last -> Math.max(last + 1, nowMicros));
        return new Session(number, admitted.credential(), admitted.credentialId(), keepAliveSeconds, admitted.grants());
    }

    void keepIn(ConnectionAttributeStore store) {
        store.putAsString("connection", Long.toString(connection));
        store.putAsString("credential", credential);
        store.putAsString("credentialId", credentialId);
        store.putAsString("keepAlive", Integer.toString(keepAliveSeconds));
        store.putAsString("publish", String.join(LINE, grants.publish()));
        store.putAsString("subscribe", String.join(LINE, grants.subscribe()));
        if (grants.foreign() != null) {
            store.putAsString("speaker", grants.foreign());
        }
    }

    static Optional<Session> in(ConnectionAttributeStore store) {
        return store.getAsString("connection")
                .map(connection -> new Session(
                        Long.parseLong(connection),
                        store.getAsString("credential").orElse(""),
                        store.getAsString("credentialId").orElse(""),
                        Integer.parseInt(store.getAsString("keepAlive").orElse("0")),
                        new Grants(
                                topics(store, "publish"),
                                topics(store, "subscribe"),
                                store.getAsString("speaker").orElse(null))));
    }

    private static Set<String> topics(ConnectionAttributeStore store, String key) {
        return store.getAsString(key)
                .filter(text -> !text.isEmpty())
                .map(text -> Set.of(text.split(LINE)))
                .orElse(Set.of());
    }
}
