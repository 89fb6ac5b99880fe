package muster.catalog.packs;

/** A file of the packs as it was found. */
record PackText(String file, String text) {}
