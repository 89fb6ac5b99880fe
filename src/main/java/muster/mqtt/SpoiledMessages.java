package muster.mqtt;

/**
 * Keeps messages that nobody could handle; any number of beans may. Whoever throws keeps the message unacknowledged, and
 * it is tried again.
 */
public interface SpoiledMessages {

    void spoiled(MessageSpoiled spoiled);
}
