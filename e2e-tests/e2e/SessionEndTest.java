package e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import e2e.support.Portal;
import e2e.support.Portal.Role;
import e2e.support.PortalTest;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What people typed is theirs: it survives the end of a session, and it comes back as the text that it was. */
@PortalTest
class SessionEndTest {

    private static final String ODD = "<b class=\"hostile\">Mühle</b> \u05d0\u05d1 & '🦊'";
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    @Test
    void a_form_that_the_end_of_the_session_interrupted_is_sent_after_signing_in(Portal sam) {
        sam.signIn(Role.SUPPORT);
        var page = sam.open("/customers/new");
        fill(page, "Name", ODD);
        fill(page, "Contact", "Jette");

        sam.window().clearCookies();
        press(page, "Save");
        assertThat(page.getByText("What you typed is kept")).isVisible();
        sam.signIn(page, Role.SUPPORT);

        assertThat(page).hasURL(sam.address() + "/resume");
        assertThat(page.locator("main")).containsText(ODD);
        press(page, "Send it now");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText(ODD);
        assertThat(page.locator(".hostile")).hasCount(0);
        assertThat(page.locator("main")).containsText("Jette");
    }

    @Test
    void ten_megabytes_in_a_field_get_a_clear_sentence(Portal sam) {
        sam.signIn(Role.SUPPORT);
        var page = sam.open("/customers/new");
        page.getByLabel("Note")
                .evaluate(
                        "(field, size) => { field.removeAttribute('maxlength');" + " field.value = 'x'.repeat(size); }",
                        TEN_MEGABYTES);
        press(page, "Save");

        assertThat(page.locator("main")).containsText("more than one page can take");
    }

    @Test
    void a_photo_of_twenty_megabytes_gets_a_clear_sentence_on_its_page(Portal ines) {
        ines.signIn(Role.INSTALLER);
        var page = ines.open("/a");
        page.getByLabel("Photo of the label")
                .setInputFiles(new FilePayload("label.jpg", "image/jpeg", new byte[2 * TEN_MEGABYTES]));
        press(page, "Read the photo");

        assertThat(page.locator("main")).containsText("This photo is too large to be sent");
        assertThat(page.getByLabel("Photo of the label")).isVisible();
    }

    @Test
    void what_is_typed_into_any_form_comes_back_as_text(Portal ada) {
        ada.signIn(Role.ADMINISTRATOR);
        for (var path : new String[] {"/customers/new", "/devices/new", "/users/new", "/firms/new"}) {
            var page = ada.open(path);
            var fields = page.locator("main form input[type=text], main form input[type=search], main form textarea");
            for (var field : fields.all()) {
                field.fill(ODD);
            }
            page.locator("main form button").last().click();
            page.waitForLoadState();

            assertThat(page.locator(".hostile")).hasCount(0);
            assertThat(shownOn(page)).as(path).contains(ODD);
            page.close();
        }
        var page = ada.open("/devices");
        page.locator("#shared-search").fill(ODD);
        page.locator("#shared-search").press("Enter");
        page.waitForURL("**/search?**");
        assertThat(page.locator(".hostile")).hasCount(0);
        assertThat(shownOn(page)).contains(ODD);
        assertThat(ada.complaints()).noneMatch(complaint -> complaint.contains("Content Security Policy"));
    }

    /** All that can be read on the page, in fields too. */
    private static String shownOn(Page page) {
        return (String) Objects.requireNonNull(page.evaluate("() => document.body.innerText + "
                + "[...document.querySelectorAll('input, textarea')].map(one => one.value).join(' ')"));
    }

    private static void fill(Page page, String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
