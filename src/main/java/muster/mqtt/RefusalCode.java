package muster.mqtt;

/** Why a client stays out, in the words of MQTT 5 (OASIS MQTT 5.0, table 3-1, CONNECT reason codes). */
public enum RefusalCode {
    MALFORMED_PACKET(0x81),
    PROTOCOL_ERROR(0x82),
    UNSUPPORTED_PROTOCOL_VERSION(0x84),
    CLIENT_IDENTIFIER_NOT_VALID(0x85),
    BAD_USER_NAME_OR_PASSWORD(0x86),
    NOT_AUTHORIZED(0x87),
    SERVER_UNAVAILABLE(0x88),
    SERVER_BUSY(0x89),
    BANNED(0x8A),
    BAD_AUTHENTICATION_METHOD(0x8C),
    TOPIC_NAME_INVALID(0x90),
    QUOTA_EXCEEDED(0x97),
    RETAIN_NOT_SUPPORTED(0x9A),
    CONNECTION_RATE_EXCEEDED(0x9F);

    private final int code;

    RefusalCode(int code) {
        this.code = code;
    }

    /** The reason code on the wire. */
    public int code() {
        return code;
    }
}
