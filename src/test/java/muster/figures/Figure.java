package muster.figures;

/**
 * One figure that was measured.
 *
 * @param n how many cases it was measured with
 */
public record Figure(String name, double value, String unit, long n, String note) {}
