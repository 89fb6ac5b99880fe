package e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import e2e.pages.Bench;
import e2e.pages.Phone;
import e2e.support.Portal;
import e2e.support.Portal.Role;
import e2e.support.PortalTest;
import org.junit.jupiter.api.Test;

/** The main job: Ines stands in a basement with a phone, a label and a device. */
@PortalTest
class ActivateDeviceTest {

    private static final String METER = "shelly/pro-3em";

    @Test
    void a_scanned_label_leads_to_a_working_device_in_four_taps_and_to_the_next_in_three(Portal ines, Portal desk) {
        desk.signIn(Role.SUPPORT);
        var bench = Bench.at(desk);
        var second = bench.take(METER);
        var first = bench.take(METER);

        var phone = Phone.scanning(ines, first.label());
        ines.signIn(phone.page(), Role.INSTALLER);
        assertThat(phone.path()).as("sign-in returns to the label").isEqualTo(first.label());

        phone.activateHere().headline("Do not leave yet");
        assertThat(phone.taps()).as("taps from label to claimed").isLessThanOrEqualTo(4);
        var receipt = phone.path();

        first.powerOn();
        phone.shows("Did you see it?");
        first.shouldBlink();
        phone.tap("I saw it").headline("Safe to leave").shows("Active since");
        assertThat(phone.path()).as("the checklist has become the receipt").isEqualTo(receipt);

        phone.taps();
        phone.scan(second.label()).activateHere().headline("Do not leave yet");
        assertThat(phone.taps()).as("taps for the next device").isLessThanOrEqualTo(3);

        phone.scan(receipt).headline("Safe to leave").shows(first.serial());
        phone.scan(first.label()).headline("Safe to leave");
        assertThat(phone.path()).as("the label leads to the receipt now").isEqualTo(receipt);
        assertThat(ines.complaints()).isEmpty();
    }

    @Test
    void a_claim_taken_back_leaves_device_and_position_as_before(Portal ines, Portal desk) {
        desk.signIn(Role.SUPPORT);
        var device = Bench.at(desk).take(METER);
        var phone = Phone.scanning(ines, device.label());
        ines.signIn(phone.page(), Role.INSTALLER);
        var choices = phone.page().locator("input[name=choice]").count();
        phone.activateHere().headline("Do not leave yet");

        phone.tap("Undo").headline("Taken back");

        phone.scan(device.label());
        assertThat(phone.page().getByText("Where does it go?")).isVisible();
        assertThat(phone.page().locator("input[name=choice]")).hasCount(choices);
    }

    @Test
    void a_reason_being_typed_outlives_what_happens_to_the_device_meanwhile(Portal ines, Portal sam) {
        sam.signIn(Role.SUPPORT);
        var device = Bench.at(sam).take(METER);
        var phone = Phone.scanning(ines, device.label());
        ines.signIn(phone.page(), Role.INSTALLER);
        phone.activateHere().headline("Do not leave yet");

        var desk = sam.open(phone.path());
        var line = desk.locator(".checklist > li")
                .filter(new Locator.FilterOptions().setHasText("It measures what is expected"));
        line.getByText("Let this line pass").click();
        var reason = line.getByLabel("Reason");
        reason.fill("Clamps fol");
        desk.waitForResponse(answer -> answer.url().endsWith("/checklist"), device::powerOn);
        phone.shows("Did you see it?");
        desk.waitForResponse(answer -> answer.url().endsWith("/checklist"), () -> {});
        assertThat(reason).hasValue("Clamps fol");

        line.getByText("Let this line pass").click();
        assertThat(desk.locator("#main")).containsText("Did you see it?");
        assertThat(sam.complaints()).isEmpty();
    }

    @Test
    void an_exception_that_support_makes_stays_visible_on_the_device(Portal ines, Portal sam) {
        sam.signIn(Role.SUPPORT);
        var device = Bench.at(sam).take(METER);
        var phone = Phone.scanning(ines, device.label());
        ines.signIn(phone.page(), Role.INSTALLER);
        phone.activateHere().headline("Do not leave yet");
        assertThat(phone.page().getByText("Let this line pass")).hasCount(0);

        var desk = sam.open(phone.path());
        var line = desk.locator(".checklist > li")
                .filter(new Locator.FilterOptions().setHasText("It measures what is expected"));
        line.getByText("Let this line pass").click();
        line.getByLabel("Reason").fill("Clamps follow, key of the <b>cover</b> 🦊");
        line.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Let it pass"))
                .click();
        assertThat(desk.locator(".checklist > li[data-state=EXCUSED]")).containsText("<b>cover</b> 🦊");

        desk.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Device page"))
                .click();
        assertThat(desk.locator(".exceptions")).containsText("Clamps follow, key of the <b>cover</b> 🦊");
        assertThat(sam.complaints()).isEmpty();
    }
}
