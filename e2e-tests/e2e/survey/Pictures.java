package e2e.survey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts a picture of each page into the folder that {@code -Dmuster.screenshots} names, if it names one. */
record Pictures(@Nullable Path folder) {

    private static final List<Integer> WIDTHS = List.of(390, 768, 1440);

    static Pictures asTold() {
        var folder = System.getProperty("muster.screenshots");
        return new Pictures(folder == null ? null : Path.of(folder));
    }

    void take(Page page, String what) {
        if (folder == null) {
            return;
        }
        var name = what.replace("00000000-0000-7000-8000-000000000000", "absent")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .toLowerCase(Locale.ROOT);
        for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            for (int width : WIDTHS) {
                page.setViewportSize(width, width == 390 ? 844 : 900);
                var file = "%s-%d-%s.png".formatted(name, width, theme.name().toLowerCase(Locale.ROOT));
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(folder.resolve(file))
                        .setFullPage(true));
            }
        }
    }
}
