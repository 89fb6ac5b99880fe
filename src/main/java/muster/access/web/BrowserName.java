package muster.access.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a browser and its system are called, read from how the browser names itself. */
record BrowserName(@Nullable String browser, @Nullable String system) {

    /** The first that fits: nearly every browser names those that it wants to be taken for as well. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser/", "Samsung Internet"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("FxiOS/", "Firefox"),
            Map.entry("CriOS/", "Chrome"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"),
            Map.entry("curl/", "curl"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iOS"),
            Map.entry("iPad", "iPadOS"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("Linux", "Linux"));

    static BrowserName of(@Nullable String agent) {
        return new BrowserName(find(BROWSERS, agent), find(SYSTEMS, agent));
    }

    private static @Nullable String find(List<Map.Entry<String, String>> names, @Nullable String agent) {
        return names.stream()
                .filter(name -> agent != null && agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
