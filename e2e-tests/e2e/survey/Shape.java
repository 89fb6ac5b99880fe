package e2e.survey;

import java.net.URI;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What addresses of one kind of page have in common: {@code /devices/{id}?page}. */
record Shape(String text) {

    private static final Pattern AND = Pattern.compile("&");
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    static Shape of(String address) {
        var uri = URI.create(address);
        var path = uri.getPath()
                .replaceAll(UUID, "{id}")
                .replaceAll("^/a/.+", "/a/{code}")
                .replaceAll("/series/.+", "/series/{quantity}")
                .replaceAll("/observations/[0-9]+/[0-9]+", "/observations/{series}/{at}")
                .replaceAll("^/models/[^/]+/[^/]+", "/models/{maker}/{name}");
        var query = uri.getRawQuery();
        var names = query == null
                ? ""
                : AND.splitAsStream(query)
                        .filter(part -> part.contains("=") && !part.endsWith("="))
                        .map(part -> part.replaceFirst("=.*", ""))
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining("&", "?", ""));
        return new Shape(path + names);
    }

    /** The page that filters, order and paging are about. */
    Shape withoutQuery() {
        return new Shape(text.replaceFirst("\\?.*", ""));
    }
}
