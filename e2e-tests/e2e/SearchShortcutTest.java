package e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import e2e.support.Portal;
import e2e.support.Portal.Role;
import e2e.support.PortalTest;
import org.junit.jupiter.api.Test;

/** One key leads support to the search, except where it is a character. */
@PortalTest
class SearchShortcutTest {

    @Test
    void a_slash_leads_to_the_search_unless_somebody_is_typing(Portal sam) {
        sam.signIn(Role.SUPPORT);
        var page = sam.open("/customers/new");
        var search = page.locator("#shared-search");

        page.getByLabel("Name").fill("Kornblume");
        page.keyboard().type("/2");
        assertThat(page.getByLabel("Name")).hasValue("Kornblume/2");
        assertThat(search).not().isFocused();

        page.locator("h1").click();
        page.keyboard().press("/");
        assertThat(search).isFocused();
        assertThat(search).hasValue("");
        assertThat(sam.complaints()).isEmpty();
    }
}
