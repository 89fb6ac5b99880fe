package e2e;

import static org.assertj.core.api.Assertions.assertThat;

import e2e.pages.PlainBrowser;
import e2e.support.Portal;
import e2e.support.Portal.Role;
import e2e.support.PortalTest;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Old phones, blocked scripts, half-loaded pages: every link and every form works with scripts off. */
@PortalTest
class WithoutScriptTest {

    @Test
    void a_device_is_activated(Portal portal) {
        try (var bench = PlainBrowser.opening(portal.address(), "/bench")) {
            bench.signIn(portal.account(Role.SUPPORT));
            var serial = take(bench, "Shelly Pro 3EM");
            var label = bench.linkAt("article", serial, "Open the link");
            try (var ines = PlainBrowser.opening(portal.address(), label)) {
                ines.signIn(portal.account(Role.INSTALLER));
                assertThat(ines.path()).as("sign-in returns to the label").isEqualTo(label);

                ines.chooseFirst().press("Activate here");
                assertThat(ines.seen()).contains("Do not leave yet");
                bench.pressAt("article", serial, "Switch on");
                ines.refreshUntilItSays("Did you see it?");
                ines.press("I saw it").refreshUntilItSays("Safe to leave");
                assertThat(ines.seen()).contains("Active since", serial);
            }
        }
    }

    @Test
    void a_claim_is_taken_back_and_a_code_is_typed(Portal portal) {
        try (var bench = PlainBrowser.opening(portal.address(), "/bench")) {
            bench.signIn(portal.account(Role.SUPPORT));
            var serial = take(bench, "Shelly Pro 3EM");
            var label = bench.linkAt("article", serial, "Open the link");
            try (var ines = PlainBrowser.opening(portal.address(), "/a")) {
                ines.signIn(portal.account(Role.INSTALLER));
                ines.fill("Claim code", label.substring("/a/".length())).press("Look it up");
                assertThat(ines.path()).isEqualTo(label);
                ines.chooseFirst().press("Activate here").press("Undo");
                assertThat(ines.seen()).contains("Taken back");
                assertThat(ines.open(label).seen()).contains("Where does it go?");
            }
        }
    }

    @Test
    void staff_add_a_customer_a_site_an_asset_a_position_and_a_job_for_it(Portal portal) {
        try (var sam = PlainBrowser.opening(portal.address(), "/customers/new")) {
            sam.signIn(portal.account(Role.SUPPORT));
            sam.fill("Name", "Windmühle Sörensen").fill("Contact", "Jette").press("Save");
            assertThat(sam.seen()).contains("Windmühle Sörensen", "Jette");

            sam.follow("Add a site")
                    .fill("Name", "Old mill")
                    .fill("Address", "Mühlenweg 1, 24376 Kappeln")
                    .fill("Time zone", "Europe/Berlin")
                    .press("Save");
            var site = sam.path();
            sam.follow("Add an asset")
                    .fill("Kind", "mill")
                    .fill("Name", "Stone 1")
                    .press("Save");
            sam.follow("Add a position")
                    .fill("Name", "Bearing")
                    .tick("Air temperature")
                    .press("Save");
            assertThat(sam.seen()).contains("Stone 1", "Bearing", "Air temperature");

            sam.open("/jobs/new?site=" + site.substring(site.lastIndexOf('/') + 1));
            sam.tick("Stone 1 / Bearing")
                    .choose("Installation firm", "Brightwire")
                    .fill(
                            "Day",
                            LocalDate.now(ZoneId.of("Europe/Berlin"))
                                    .plusDays(1)
                                    .toString())
                    .fill("Note for the installer", "Ring twice")
                    .press("Make the job");
            assertThat(sam.seen()).contains("Stone 1 / Bearing", "Ring twice", "Old mill");
        }
    }

    @Test
    void staff_register_a_batch_and_take_its_secrets(Portal portal) {
        try (var sam = PlainBrowser.opening(portal.address(), "/devices/new")) {
            sam.signIn(portal.account(Role.SUPPORT));
            sam.choose("Model and hardware revision", "Ruuvi")
                    .fill("List of serial numbers", "C1:A2:00:00:77:01\nC1:A2:00:00:78:12")
                    .fill("Made by", "Ruuvi")
                    .fill("Made on", "2026-11-02")
                    .press("Register");
            if (sam.says("They are right as they are")) {
                sam.tick("They are right as they are. Register them anyway").press("Register");
            }
            assertThat(sam.seen()).contains("2 devices registered");
            sam.press("Print");
            assertThat(sam.seen()).contains("Scan to activate");
        }
    }

    private static String take(PlainBrowser bench, String model) {
        bench.choose("Model", model).press("One more device in the box");
        var notice = bench.seen()
                .lines()
                .filter(line -> line.contains("is in the box:"))
                .findFirst()
                .orElseThrow();
        bench.press("A job for what is in the box").open("/bench");
        return notice.replaceFirst(".*: (\\S+)\\.\\s*$", "$1");
    }
}
