package e2e.survey;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import e2e.support.Portal;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Follows the links from the home of somebody signed in: a few pages of each shape, and of those what looks new. */
final class Crawl {

    /** How many pages of one shape are opened; the first of them may be the one with nothing on it. */
    private static final int OF_ONE_SHAPE = 3;
    /** Nobody has so many kinds of pages; a crawl that gets there has a hole in its shapes. */
    private static final int MOST = 400;

    private static final Pattern LINK = Pattern.compile("<a\\s[^>]*?href=\"([^\"]+)\"");
    private static final Pattern LOOK =
            Pattern.compile("<(?:table|form|dl|details|fieldset|textarea|select|progress|live-stream)\\b"
                    + "|\\b(?:class|data-state|data-tone|type)=\"[^\"]*\"");

    private final Map<Shape, Set<String>> looks = new HashMap<>();

    /** The paths that this person reaches and that show something which nobody before saw on such a page. */
    List<String> reach(Portal person) {
        var kept = new ArrayList<String>();
        var counts = new HashMap<Shape, Integer>();
        var known = new HashSet<>(Set.of("/"));
        var queue = new ArrayDeque<>(known);
        while (!queue.isEmpty()) {
            var path = queue.remove();
            var shape = Shape.of(path);
            if (counts.merge(shape, 1, Integer::sum) > OF_ONE_SHAPE) {
                continue;
            }
            if (known.size() > MOST * OF_ONE_SHAPE) {
                throw new IllegalStateException("no end of pages: " + counts);
            }
            var page = person.window()
                    .request()
                    .get(person.address() + path, RequestOptions.create().setMaxRedirects(5));
            if (!isPage(page)) {
                continue;
            }
            var text = page.text();
            if (looks.computeIfAbsent(shape.withoutQuery(), key -> new HashSet<>())
                    .addAll(looksOf(text))) {
                kept.add(path);
            }
            linksOf(text, person.address()).filter(known::add).forEach(queue::add);
        }
        return kept;
    }

    private static boolean isPage(APIResponse response) {
        return response.headers().getOrDefault("content-type", "").startsWith("text/html");
    }

    private static List<String> looksOf(String text) {
        int main = Math.max(0, text.indexOf("<main"));
        return LOOK.matcher(text.substring(main))
                .results()
                .map(found -> found.group())
                .toList();
    }

    private static Stream<String> linksOf(String text, String address) {
        return LINK.matcher(text)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&").replaceFirst("#.*", ""))
                .map(link -> link.startsWith(address) ? link.substring(address.length()) : link)
                .map(link ->
                        link.matches("https?://[^/]+/a/.*") ? URI.create(link).getPath() : link)
                .filter(link -> link.startsWith("/") && !link.startsWith("//"))
                .filter(link -> !link.endsWith(".csv") && !link.contains(".csv?"));
    }
}
