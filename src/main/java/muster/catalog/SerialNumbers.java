package muster.catalog;

/** How the maker writes serial numbers of a model, with one to show. */
public record SerialNumbers(BoundedPattern pattern, String example) {

    public boolean fits(String serial) {
        return pattern.matches(serial);
    }
}
