package muster.mqtt;

import java.util.List;

/**
 * Takes the messages of one leaf many at a time, in the order in which each device said them. When {@link #handle}
 * returns, all of them are acknowledged, so whatever it stores must be committed by then; what it throws brings all of
 * them back, in smaller parts, until the one that is to blame stands alone and is set aside.
 */
public interface BatchHandler {

    /** The leaf that is heard; one handler per leaf. */
    Leaf leaf();

    void handle(List<InboundMessage> messages);
}
