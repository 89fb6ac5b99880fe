package e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import e2e.support.Portal;
import e2e.support.PortalTest;
import org.junit.jupiter.api.Test;

@PortalTest
class SignInPageTest {

    @Test
    void a_stranger_is_shown_the_sign_in_page_and_nothing_leaves_the_house(Portal portal) {
        var page = portal.open("/");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in")))
                .isVisible();
        assertThat(portal.complaints()).isEmpty();
    }
}
