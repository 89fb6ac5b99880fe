package muster.mqtt;

/** Hears of messages that were set aside; any number of beans may listen. */
public interface SpoiledMessages {

    void spoiled(MessageSpoiled spoiled);
}
