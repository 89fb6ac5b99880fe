package e2e.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Muster in a browser window of its own: what one test works with. It notes what should never happen. */
public final class Portal {

    /** Who signs in; each has a sample account. */
    public enum Role {
        INSTALLER,
        SUPPORT,
        OPERATIONS,
        CUSTOMER,
        ADMINISTRATOR
    }

    private final Muster muster;
    private final BrowserContext window;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Portal(Muster muster, BrowserContext window) {
        this.muster = muster;
        this.window = window;
        window.onConsoleMessage(this::listen);
        window.onRequest(request -> {
            if (!request.url().startsWith(muster.address()) && !request.url().startsWith("data:")) {
                complaints.add("request to " + request.url());
            }
        });
        window.onWebError(error -> complaints.add("script error: " + error.error()));
    }

    /** Where it is, without a slash at the end. */
    public String address() {
        return muster.address();
    }

    public BrowserContext window() {
        return window;
    }

    /** Opens a path in a new tab. */
    public Page open(String path) {
        var page = window.newPage();
        page.navigate(address() + path);
        return page;
    }

    /** Signs the sample account of this role in, and returns its first page. */
    public Page signIn(Role role) {
        var account = SampleAccount.of(role, muster.notes("Try"));
        var page = open("/sign-in");
        page.getByLabel("E-mail address").fill(account.email());
        page.getByLabel("Password").fill(account.password());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    /** Errors in the console, script errors and requests to other hosts, since the window was opened. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
        }
    }
}
