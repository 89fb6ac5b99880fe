package e2e.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import e2e.support.Portal;
import java.net.URI;
import java.util.Objects;

/** The bench, with the simulated devices: take one out of the box, switch it on, look at its lamp. */
public final class Bench {

    private final Page page;

    private Bench(Page page) {
        this.page = page;
    }

    /** The bench at the desk of somebody who is signed in. */
    public static Bench at(Portal portal) {
        return new Bench(portal.open("/bench"));
    }

    /** Takes a new device of this model, and sees to it that a job of today has a position for it. */
    public Device take(String model) {
        page.navigate(URI.create(page.url()).resolve("/bench").toString());
        page.getByLabel("Model").selectOption(model);
        press("One more device in the box");
        var said = page.locator("#shared-notice").innerText();
        var serial = said.substring(said.lastIndexOf(' ') + 1).replaceFirst("\\.\\s*$", "");
        press("A job for what is in the box");
        page.navigate(URI.create(page.url()).resolve("/bench").toString());
        return new Device(serial);
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    /** One simulated device. */
    public final class Device {

        private final String serial;
        private final Locator card;

        private Device(String serial) {
            this.serial = serial;
            this.card = page.locator("article.bench-device")
                    .filter(new Locator.FilterOptions()
                            .setHas(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(serial))));
        }

        public String serial() {
            return serial;
        }

        /** Where the QR code on its label leads, as a path of the portal. */
        public String label() {
            var link =
                    Objects.requireNonNull(card.locator("a.button[href*='/a/']").getAttribute("href"));
            return URI.create(link).getPath();
        }

        public void powerOn() {
            card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Switch on"))
                    .click();
        }

        public void breakBy(String fault) {
            card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(fault))
                    .click();
            assertThat(card.locator("button[aria-pressed=true]")).hasText(fault);
        }

        public void shouldBlink() {
            assertThat(card.locator(".badge[data-tone=accent]")).isVisible(Patience.visible());
        }
    }
}
