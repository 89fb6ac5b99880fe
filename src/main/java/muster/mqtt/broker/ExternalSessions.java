package muster.mqtt.broker;

import muster.mqtt.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections of a broker that is not ours: out of reach, and said so. */
final class ExternalSessions implements Sessions {

    private static final Logger log = LoggerFactory.getLogger(ExternalSessions.class);

    @Override
    public Ending end(String clientId, String sentence) {
        log.warn("The session of {} has to be ended at the external broker: {}", clientId, sentence);
        return Ending.OUT_OF_REACH;
    }

    @Override
    public boolean isConnected(String clientId) {
        return false;
    }
}
