package muster.catalog;

/** What an installer needs to know of the unit in the hand: where its label is, how it is powered on. */
public record ClaimHints(String label, String power) {}
