package muster.mqtt;

/**
 * Takes the messages of one leaf. When {@link #handle} returns, the message is acknowledged, so whatever it stores must
 * be committed by then. Messages of one device arrive one after another, those of different devices in parallel; a
 * message may arrive twice. What it throws brings the message back, five times at most.
 */
public interface MessageHandler {

    /** The leaf that is heard; one handler per leaf. */
    Leaf leaf();

    void handle(InboundMessage message);
}
