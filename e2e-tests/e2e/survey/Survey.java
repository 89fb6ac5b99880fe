package e2e.survey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import e2e.support.Portal;
import e2e.support.Portal.Role;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of page of every role, with what is wrong with it: found by following links, and in the states that no
 * link leads to (refused forms, errors, nothing there yet). Made once in a run, because it takes its time.
 */
public final class Survey {

    private static final String NOBODY = "/00000000-0000-7000-8000-000000000000";
    private static final String NOTHING = "zzqxzzqx";

    private static @Nullable Survey made;

    private final List<Visit> visits = new ArrayList<>();
    private final Map<Role, Surveyor> surveyors = new EnumMap<>(Role.class);

    private Survey() {}

    public static synchronized Survey of(Portal portal) {
        if (made == null) {
            made = new Survey();
            made.walk(portal);
        }
        return made;
    }

    /** What was found, as lines that name page and finding. */
    public List<String> findings(Function<Visit, List<String>> kind) {
        return visits.stream()
                .flatMap(visit -> Visit.lines(visit, kind.apply(visit)).stream())
                .toList();
    }

    public List<String> pages() {
        return visits.stream().map(visit -> visit.who() + " " + visit.what()).toList();
    }

    private void walk(Portal portal) {
        var pictures = Pictures.asTold();
        stranger(new Surveyor(portal, "nobody", pictures));
        var crawl = new Crawl();
        for (var role : Role.values()) {
            var person = portal.beside();
            person.signIn(role).close();
            var surveyor = new Surveyor(person, role.name().toLowerCase(Locale.ROOT), pictures);
            surveyors.put(role, surveyor);
            var paths = crawl.reach(person);
            paths.forEach(path -> add(surveyor.visit(path)));
            paths.stream().filter(path -> path.matches("[^?]*/new(\\?.*)?")).forEach(path -> empty(surveyor, path));
        }
        refusals();
        nothingThere();
    }

    private void add(Visit visit) {
        visits.add(visit);
    }

    private void stranger(Surveyor nobody) {
        add(nobody.visit("/sign-in"));
        var page = nobody.page();
        page.getByLabel("E-mail address").fill("nobody@example.test");
        page.getByLabel("Password").fill("not this one");
        press(page, "Sign in");
        add(nobody.look("wrong password"));
        add(nobody.visit("/sign-in?out"));
        add(expecting(nobody.visit("/welcome/not-a-link"), 404));
    }

    /** Sends the form of a page as it is, past what the browser would ask for first. */
    private void empty(Surveyor surveyor, String path) {
        var page = surveyor.page();
        page.navigate(URI.create(page.url()).resolve(path).toString());
        var form = page.locator("main form.form[method=post]").first();
        if (form.count() > 0) {
            form.evaluate("form => form.noValidate = true");
            form.locator("button").last().click();
            page.waitForLoadState();
            add(expecting(surveyor.look(path + " sent empty"), 422));
        }
    }

    private void refusals() {
        var ines = of(Role.INSTALLER);
        add(expecting(ines.visit("/a/0000-0000-0000-0000-0"), 409));
        add(expecting(ines.visit("/users"), 403));
        add(expecting(ines.visit("/activations" + NOBODY), 404));
        var page = ines.page();
        page.navigate(URI.create(page.url()).resolve("/a").toString());
        page.getByLabel("Claim code").fill("<b>\u202eאב🦊");
        press(page, "Look it up");
        add(expecting(ines.look("/a mistyped"), 422));
        var sam = of(Role.SUPPORT);
        add(expecting(sam.visit("/devices" + NOBODY), 404));
        add(expecting(sam.visit("/users"), 403));
        add(expecting(of(Role.CUSTOMER).visit("/assets" + NOBODY), 404));
        var desk = sam.page();
        desk.navigate(URI.create(desk.url()).resolve("/bench").toString());
        press(desk, "A job for what is in the box");
        desk.navigate(URI.create(desk.url()).resolve("/bench").toString());
        press(desk, "A job for what is in the box");
        add(expecting(sam.look("/bench refused"), 409));
    }

    private void nothingThere() {
        var sam = of(Role.SUPPORT);
        Stream.of("/search?q=", "/devices?q=", "/customers?q=").forEach(list -> add(sam.visit(list + NOTHING)));
        var page = sam.page();
        page.navigate(URI.create(page.url()).resolve("/customers/new").toString());
        page.getByLabel("Name", exactly()).fill("Quiet Halls " + NOTHING);
        press(page, "Save");
        add(sam.look("a customer without sites"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Add a site"))
                .first()
                .click();
        page.getByLabel("Name", exactly()).fill("Empty hall");
        page.getByLabel("Address").fill("Kai 1, 24103 Kiel");
        page.getByLabel("Time zone").fill("Europe/Berlin");
        press(page, "Save");
        add(sam.look("a site without assets"));
        var site = page.url().replaceFirst(".*/", "");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Add an asset"))
                .first()
                .click();
        page.getByLabel("Kind").fill("boiler");
        page.getByLabel("Name", exactly()).fill("Boiler");
        press(page, "Save");
        add(sam.look("an asset without positions"));
        add(sam.visit("/jobs/new?site=" + site));
    }

    private Surveyor of(Role role) {
        return Objects.requireNonNull(surveyors.get(role));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        page.waitForLoadState();
    }

    /** The browser notes in its console that a page came with an error; that is no fault of the page. */
    private static Visit expecting(Visit visit, int status) {
        var rest = visit.complaints().stream()
                .filter(one -> !one.contains("status of " + status))
                .toList();
        return new Visit(visit.who(), visit.what(), visit.violations(), rest, visit.overflows());
    }
}
