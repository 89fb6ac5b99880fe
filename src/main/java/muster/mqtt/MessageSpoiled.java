package muster.mqtt;

import java.time.Instant;

/**
 * A message that nobody could handle was set aside, so that those behind it go on.
 *
 * @param reference the one to quote; the log has the whole story under it
 * @param attempts how often it was tried
 */
public record MessageSpoiled(String reference, InboundMessage message, String reason, int attempts, Instant at) {}
