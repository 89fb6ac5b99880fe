package muster.mqtt;

import java.time.Instant;

/** A client was turned away at the door; its id may be anything, so mind where it is shown. */
public record ConnectionRefused(String clientId, RefusalCode code, String sentence, String address, Instant at) {}
