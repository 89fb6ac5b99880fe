package muster.demo.simulator;

import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;

/** The broker is away, or wants no more of us. */
final class LinkBroken extends Exception {

    private static final long serialVersionUID = 1L;

    /** Bad user name or password (OASIS MQTT 5.0, table 3-1); what is below 0x80 is no word of the broker. */
    private static final int BAD_SECRET = 0x86;

    private static final int FIRST_REFUSAL = 0x80;
    private static final int LAST_REFUSAL = 0xA2;

    private final int code;

    private LinkBroken(String sentence, int code, @Nullable Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    static LinkBroken because(MqttException failure, @Nullable String sentence) {
        var words = sentence == null ? String.valueOf(failure.getMessage()) : sentence;
        return new LinkBroken(words, failure.getReasonCode(), failure);
    }

    static LinkBroken ended(String sentence) {
        return new LinkBroken(sentence, 0, null);
    }

    /** It was there and went. */
    boolean isEnd() {
        return code == 0;
    }

    boolean isRefusal() {
        return code >= FIRST_REFUSAL && code <= LAST_REFUSAL;
    }

    boolean isBadSecret() {
        return code == BAD_SECRET;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
