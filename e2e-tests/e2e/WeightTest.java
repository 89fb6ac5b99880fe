package e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import e2e.pages.Bench;
import e2e.pages.Phone;
import e2e.support.Portal;
import e2e.support.Portal.Role;
import e2e.support.PortalTest;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A basement has a thin line: what the installer's pages weigh when nothing is cached, compressed, on the wire. */
@PortalTest
class WeightTest {

    private static final long MOST = 60 * 1024;

    @Test
    void the_installers_pages_are_light(Portal ines, Portal desk) {
        desk.signIn(Role.SUPPORT);
        var device = Bench.at(desk).take("shelly/pro-3em");
        var phone = Phone.scanning(ines, device.label());
        ines.signIn(phone.page(), Role.INSTALLER);

        assertLight(ines, "/");
        assertLight(ines, device.label());
        phone.activateHere().headline("Do not leave yet");
        assertLight(ines, phone.path());
        assertThat(ines.complaints()).isEmpty();
    }

    private static void assertLight(Portal portal, String path) {
        var page = portal.window().newPage();
        try {
            assertThat(weigh(page, portal.address() + path)).as(path).isBetween(1L, MOST);
        } finally {
            page.close();
        }
    }

    private static long weigh(Page page, String address) {
        var weight = new AtomicLong();
        var protocol = page.context().newCDPSession(page);
        protocol.send("Network.enable");
        protocol.send("Network.clearBrowserCache");
        var bypass = new JsonObject();
        bypass.addProperty("bypass", true);
        protocol.send("Network.setBypassServiceWorker", bypass); // what it keeps is no first load
        protocol.on(
                "Network.loadingFinished",
                event -> weight.addAndGet(event.get("encodedDataLength").getAsLong()));
        page.navigate(address);
        page.waitForFunction("() => document.readyState === 'complete'");
        System.getLogger(WeightTest.class.getName())
                .log(System.Logger.Level.INFO, "{0} bytes: {1}", weight.get(), address);
        return weight.get();
    }
}
