package e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import e2e.pages.Bench;
import e2e.pages.Patience;
import e2e.pages.Phone;
import e2e.support.Portal;
import e2e.support.Portal.Role;
import e2e.support.PortalTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A basement without signal: nothing is lost, nothing is pretended, and one label is claimed once. */
@PortalTest
class OfflineClaimTest {

    private static final String METER = "shelly/pro-3em";

    @Test
    void a_form_that_could_not_be_sent_is_kept_and_claims_once_when_there_is_signal(Portal ines, Portal desk) {
        var label = label(desk);
        var phone = choosing(ines, label);
        var chosen = phone.page().locator("input[name=choice]:checked").getAttribute("value");

        ines.window().setOffline(true);
        phone.activateHere().headline("No signal");
        assertThat(phone.page().locator("input[name=choice]:checked")).hasValue(chosen);
        phone.tap("Keep on this phone").headline("Saved, not activated");
        assertThat(phone.page().locator("waiting-claims")).containsText("not activated");
        phone.scan(label).headline("No signal");
        assertThat(phone.page().locator("waiting-claims li")).hasCount(1);

        ines.window().setOffline(false);
        phone.headline("Do not leave yet");
        var receipt = phone.path();
        assertThat(phone.page().locator("waiting-claims")).isHidden();
        phone.scan(label).headline("Do not leave yet");
        assertThat(phone.path()).isEqualTo(receipt);
    }

    @Test
    void a_label_that_is_scanned_without_signal_is_claimed_from_any_page_later(Portal ines, Portal desk) {
        desk.signIn(Role.SUPPORT);
        var bench = Bench.at(desk);
        var phone = Phone.scanning(ines, bench.take(METER).label());
        var label = bench.take(METER).label();
        ines.signIn(phone.page(), Role.INSTALLER);
        awaitWorker(phone.page());
        phone.scan(label).choose();
        var chosen = phone.page().locator("input[name=choice]:checked").getAttribute("value");

        ines.window().setOffline(true);
        phone.scan(label).headline("No signal");
        phone.page().locator("input[value='" + chosen + "']").check();
        phone.tap("Keep on this phone").headline("Saved, not activated");
        phone.page().close();
        ines.window().setOffline(false);

        var home = ines.open("/");
        assertThat(home.locator("waiting-claims li[data-state=sent]")).containsText("Sent and claimed");
        home.locator("waiting-claims li[data-state=sent] a").click();
        assertThat(home.locator(".banner h1")).containsText("Do not leave yet");
        assertThat(ines.open("/").locator("waiting-claims")).isHidden();
    }

    @Test
    void what_waits_is_sent_though_nothing_tells_the_phone_that_there_is_signal_again(Portal ines, Portal desk) {
        var phone = choosing(ines, label(desk));
        ines.window().setOffline(true);
        phone.activateHere().headline("No signal");
        phone.tap("Keep on this phone").headline("Saved, not activated");
        phone.page().close();

        var attempts = new AtomicInteger();
        ines.window().route("**/a/positions?now", route -> {
            if (attempts.incrementAndGet() <= 2) {
                route.abort();
            } else {
                route.resume();
            }
        });
        ines.window().setOffline(false);
        var home = ines.open("/");
        assertThat(home.locator("waiting-claims li[data-state=sent]"))
                .containsText("Sent and claimed", Patience.said());
        assertThat(attempts.get()).isGreaterThan(2);
    }

    private static String label(Portal desk) {
        desk.signIn(Role.SUPPORT);
        return Bench.at(desk).take(METER).label();
    }

    /** The installer's phone knows Muster, and a place is chosen. */
    private static Phone choosing(Portal ines, String label) {
        var phone = Phone.scanning(ines, label);
        ines.signIn(phone.page(), Role.INSTALLER);
        awaitWorker(phone.page());
        return phone.scan(label).choose();
    }

    private static void awaitWorker(Page page) {
        page.waitForFunction("""
                async () => (await navigator.serviceWorker.getRegistration("/a/"))?.active?.state === "activated"
                    && navigator.serviceWorker.controller && await caches.match("/a/offline") && await caches.match("/a/positions")
                """);
    }
}
