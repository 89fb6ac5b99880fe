package e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import e2e.support.Portal;
import e2e.support.Portal.Role;
import e2e.support.PortalTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** On the page of an asset people choose what is drawn, and the address says what they chose. */
@PortalTest
class AssetPlotTest {

    @Test
    void another_series_and_another_range_are_drawn_in_place_and_stand_in_the_address(Portal carl) {
        var page = carl.signIn(Role.CUSTOMER);
        page.locator(".card-link").first().click();
        var choice = page.getByLabel("What is drawn");
        assertThat(choice).isVisible();
        page.evaluate("() => { window.isStill = true; }");

        var last = choice.locator("option").last().getAttribute("value");
        choice.selectOption(last);
        page.waitForURL(url -> url.contains("plot="));
        range(page, "7 days").click();
        assertThat(page).hasURL(Pattern.compile("\\?plot=.+&range=7d$"));
        assertThat(range(page, "7 days")).hasAttribute("aria-current", "true");
        assertThat(choice).hasValue(last);
        assertThat(page.evaluate("() => window.isStill")).isEqualTo(true);

        page.reload();
        assertThat(choice).hasValue(last);
        assertThat(range(page, "7 days")).hasAttribute("aria-current", "true");
        page.goBack();
        assertThat(range(page, "24 hours")).hasAttribute("aria-current", "true");
        assertThat(choice).hasValue(last);
        assertThat(carl.complaints()).isEmpty();
    }

    @Test
    void the_keyboard_stays_where_it_is_when_something_is_drawn_anew(Portal carl) {
        var page = carl.signIn(Role.CUSTOMER);
        page.locator(".card-link").first().click();
        range(page, "7 days").press("Enter");
        assertThat(page).hasURL(Pattern.compile("range=7d$"));
        assertThat(range(page, "7 days")).isFocused();

        var value = page.locator("#portals-asset a.value").first();
        value.focus();
        page.waitForResponse(
                "**/values",
                () -> page.evaluate("() => htmx.ajax('GET', "
                        + "document.querySelector('#portals-asset').getAttribute('hx-get'), "
                        + "{ source: '#portals-asset', target: '#portals-asset', swap: 'outerHTML' })"));
        assertThat(value).isFocused();
        assertThat(carl.complaints()).isEmpty();
    }

    @Test
    void a_table_that_is_closed_again_is_asked_for_at_once(Portal carl) {
        var page = carl.signIn(Role.CUSTOMER);
        page.locator(".card-link").first().click();
        page.locator("#portals-asset a.value").first().waitFor();
        page.reload();
        var table = page.locator("#portals-asset-picture summary");
        table.click();
        assertThat(page.locator("#portals-asset-picture table")).isVisible();
        page.locator("#portals-asset-picture").evaluate("picture => { picture.dataset.before = 'yes'; }");
        table.click();
        assertThat(page.locator("#portals-asset-picture[data-before]")).hasCount(0);
        assertThat(table).isFocused();
        assertThat(carl.complaints()).isEmpty();
    }

    @Test
    void on_a_phone_the_controls_stand_close_together(Portal carl) {
        var page = carl.signIn(Role.CUSTOMER);
        page.setViewportSize(360, 740);
        page.locator(".card-link").first().click();
        for (var part : List.of(".filters > button", ".ranges")) {
            assertThat(page.locator(".series-controls " + part)).hasCSS("margin-top", "0px");
        }
    }

    private static Locator range(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
