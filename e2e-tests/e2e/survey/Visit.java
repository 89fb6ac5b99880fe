package e2e.survey;

import java.util.List;

/**
 * What one page was found to be like.
 *
 * @param who whose page it is
 * @param what its address, or what was done to get there
 * @param violations rules of WCAG that it breaks, each with width, theme and selector
 * @param complaints errors in the console, refused by the content policy, requests to strangers
 * @param overflows widths at which it scrolls sideways, and what sticks out
 */
public record Visit(String who, String what, List<String> violations, List<String> complaints, List<String> overflows) {

    /** The page and what was found, one line each. */
    public static List<String> lines(Visit visit, List<String> found) {
        return found.stream()
                .map(one -> visit.who() + " " + visit.what() + ": " + one)
                .toList();
    }
}
