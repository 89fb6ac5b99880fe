package muster.catalog;

/**
 * One of several parts of a device that can each hold a position of their own: an output, a probe, a meter's input.
 *
 * @param name as readings carry it: {@code output_1}
 * @param label for people: {@code Output 1}
 */
public record Channel(String name, String label) {}
