package muster.catalog;

/** What became of one value of a payload. */
public sealed interface Finding permits Reading, Rejected {}
