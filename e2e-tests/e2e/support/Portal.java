package e2e.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Muster in a browser window of its own: what one person works with. It notes what should never happen. */
public final class Portal implements AutoCloseable {

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
    private final List<Portal> others = new ArrayList<>();

    Portal(Muster muster, Browser browser) {
        this.muster = muster;
        this.window = browser.newContext(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
        window.onConsoleMessage(this::listen);
        window.onRequest(request -> {
            if (!request.url().startsWith(muster.address()) && !request.url().startsWith("data:")) {
                complaints.add("request to " + request.url());
            }
        });
        window.onWebError(error -> complaints.add("script error: " + error.error()));
    }

    /** A second person beside this one, with a window and a session of their own. */
    public Portal beside() {
        var other = new Portal(muster, window.browser());
        others.add(other);
        return other;
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
        var page = open("/sign-in");
        signIn(page, role);
        return page;
    }

    /** Signs in on the sign-in page that this tab shows. */
    public void signIn(Page page, Role role) {
        var account = SampleAccount.of(role, page);
        page.getByLabel("E-mail address").fill(account.email());
        page.getByLabel("Password").fill(account.password());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    /** The sample account of this role. */
    public SampleAccount account(Role role) {
        var page = open("/sign-in");
        try {
            return SampleAccount.of(role, page);
        } finally {
            page.close();
        }
    }

    /** Errors in the console, script errors and requests to other hosts, since the window was opened. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** The complaints so far, to be heard once. */
    public List<String> takeComplaints() {
        var taken = complaints();
        complaints.removeAll(taken);
        return taken;
    }

    @Override
    public void close() {
        others.forEach(Portal::close);
        window.close();
    }

    private void listen(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text() + " at " + message.location());
        }
    }
}
