package e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import e2e.support.Portal;
import java.net.URI;

/** A phone of 390 pixels. It can be tapped and nothing else, so that nothing is ever typed on it, and counts the taps. */
public final class Phone {

    private final Page page;
    private int taps;

    private Phone(Page page) {
        this.page = page;
    }

    /** Holds a label in front of the camera for the first time; the notification that opens the link is a tap. */
    public static Phone scanning(Portal portal, String label) {
        var page = portal.window().newPage();
        page.setViewportSize(390, 844);
        page.navigate(portal.address() + label);
        var phone = new Phone(page);
        phone.taps = 1;
        return phone;
    }

    public Page page() {
        return page;
    }

    /** Points the camera at a label and taps the notification. */
    public Phone scan(String label) {
        page.navigate(URI.create(page.url()).resolve(label).toString());
        taps++;
        return this;
    }

    public Phone tap(String name) {
        page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .or(page.locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)))
                .click();
        taps++;
        return this;
    }

    /** Taps a place for the device where several fit, and then that it is to be activated there. */
    public Phone activateHere() {
        return choose().tap("Activate here");
    }

    /** Taps the first place that fits, unless it is the only one and therefore chosen. */
    public Phone choose() {
        var places = page.locator("input[name=choice]");
        assertThat(places.first()).isVisible();
        if (page.locator("input[name=choice]:checked").count() == 0) {
            places.first().check();
            taps++;
        }
        return this;
    }

    /** Taps since this was asked the last time. */
    public int taps() {
        int sum = taps;
        taps = 0;
        return sum;
    }

    /** The headline says this, as soon as the device has done what it must. */
    public Phone headline(String text) {
        assertThat(page.locator(".banner h1:visible")).containsText(text, Patience.said());
        return this;
    }

    /** Waits until the checklist shows this, without a reload. */
    public Phone shows(String text) {
        assertThat(page.locator("#main")).containsText(text, Patience.said());
        return this;
    }

    public String path() {
        return URI.create(page.url()).getPath();
    }
}
