package e2e.survey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import e2e.support.Portal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Looks at the page in one tab, wide and narrow, by day and by night. */
final class Surveyor {

    private static final List<Integer> WIDTHS = List.of(1440, 320);
    private static final int PHONE = 390;
    /** The bar of a phone's page lies over a row only while there is more to scroll to; at the end it has its own place. */
    private static final String TO_THE_END = "() => window.scrollTo(0, document.documentElement.scrollHeight)";

    private static final String STICKING_OUT = """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return "";
              const wide = [...document.body.querySelectorAll("*")].filter(one =>
                one.getBoundingClientRect().right > width + 1 && !one.closest("svg svg"));
              return wide.slice(-3).map(one => one.tagName.toLowerCase() + (one.className ? "." + one.className : "")
                + " " + (one.textContent || "").trim().slice(0, 30)).join(", ") || "something";
            }""";

    private final Portal person;
    private final String name;
    private final Page page;
    private final Page second;
    private final Pictures pictures;

    Surveyor(Portal person, String name, Pictures pictures) {
        this.person = person;
        this.name = name;
        this.page = person.window().newPage();
        this.second = person.window().newPage();
        this.pictures = pictures;
    }

    Page page() {
        return page;
    }

    /** Opens a page in two tabs, a wide and a narrow one, which look at it side by side. */
    Visit visit(String path) {
        page.navigate(person.address() + path);
        second.navigate(person.address() + path);
        return look(path, List.of(page, second));
    }

    /** Looks at what the tab shows now. */
    Visit look(String what) {
        return look(what, List.of(page));
    }

    private Visit look(String what, List<Page> tabs) {
        var violations = new ArrayList<String>();
        for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int first = 0; first < WIDTHS.size(); first += tabs.size()) {
                for (int tab = 0; tab < tabs.size(); tab++) {
                    show(tabs.get(tab), WIDTHS.get(first + tab), theme);
                    if (theme == ColorScheme.LIGHT) {
                        Axe.begin(tabs.get(tab));
                    } else {
                        Axe.beginWithColours(tabs.get(tab));
                    }
                }
                for (int tab = 0; tab < tabs.size(); tab++) {
                    var where = WIDTHS.get(first + tab) + " " + theme.name().toLowerCase(Locale.ROOT) + " ";
                    Axe.violations(tabs.get(tab)).forEach(one -> violations.add(where + one));
                }
            }
        }
        var overflows = new ArrayList<String>();
        for (int width : List.of(320, PHONE)) {
            page.setViewportSize(width, 900);
            var wide = (String) Objects.requireNonNull(page.evaluate(STICKING_OUT));
            if (!wide.isEmpty()) {
                overflows.add(width + " px: " + wide);
            }
        }
        pictures.take(page, name + " " + what);
        return new Visit(name, what, violations, person.takeComplaints(), overflows);
    }

    private static void show(Page tab, int width, ColorScheme theme) {
        tab.setViewportSize(width, 900);
        tab.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        tab.evaluate(TO_THE_END);
    }
}
