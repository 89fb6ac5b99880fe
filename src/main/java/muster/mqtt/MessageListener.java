package muster.mqtt;

/**
 * Hears every message of every device just before its handler does, in the same attempt: what it throws brings the
 * message back as if the handler had thrown it, so it may hear a message twice.
 */
public interface MessageListener {

    void heard(InboundMessage message);
}
