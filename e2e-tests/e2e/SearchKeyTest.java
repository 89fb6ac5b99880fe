package e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import e2e.support.Portal;
import e2e.support.Portal.Role;
import e2e.support.PortalTest;
import org.junit.jupiter.api.Test;

/** The key / leads into the search, and hinders nobody who types or speaks. */
@PortalTest
class SearchKeyTest {

    @Test
    void a_slash_goes_into_the_search_and_into_no_field_in_which_somebody_types(Portal sam) {
        sam.signIn(Role.SUPPORT);
        var page = sam.open("/customers/new");
        var search = page.locator("#shared-search");
        page.locator("h1").click();
        page.keyboard().press("/");
        assertThat(search).isFocused();
        assertThat(search).hasValue("");

        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).focus();
        page.keyboard().type("a/b");
        assertThat(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("a/b");

        page.locator(".person-menu summary").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("No key / for the search"))
                .click();
        page.keyboard().press("Escape");
        page.locator("h1").click();
        page.keyboard().press("/");
        assertThat(search).not().isFocused();
        assertThat(sam.complaints()).isEmpty();
    }
}
