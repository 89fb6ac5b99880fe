package e2e.support;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Locale;

/** An account of the sample fleet, as the sign-in page offers it. */
public record SampleAccount(String email, String password) {

    /** The first account of the role. */
    static SampleAccount of(Portal.Role role, Page signIn) {
        var name = role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.ROOT);
        var row = signIn.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
        return new SampleAccount(
                row.locator("td").nth(1).innerText().strip(),
                row.locator("td").nth(2).innerText().strip());
    }
}
