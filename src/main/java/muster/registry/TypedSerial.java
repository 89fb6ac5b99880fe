package muster.registry;

/** A serial number as it was typed, and the line it stands on, from 1. */
public record TypedSerial(int line, String text) {}
