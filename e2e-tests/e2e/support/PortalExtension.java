package e2e.support;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One Muster and one browser for the whole run, a window for each test; everything is closed by JUnit. The library that
 * drives the browser bears one thread at a time, which the lock of {@link PortalTest} sees to.
 */
class PortalExtension implements ParameterResolver {

    private static final Namespace RUN = Namespace.create(PortalExtension.class);
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Portal.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var run = test.getRoot().getStore(RUN).computeIfAbsent(Run.class, key -> Run.begin(), Run.class);
        var portal = new Portal(run.muster(), run.browser());
        test.getStore(RUN).put(parameter, portal);
        return portal;
    }

    /** What all tests of a run share. */
    private record Run(Muster muster, Playwright playwright, com.microsoft.playwright.Browser browser)
            implements AutoCloseable {

        static Run begin() {
            var chromium = Browser.find();
            var muster = Muster.start();
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(ARGUMENTS));
            return new Run(muster, playwright, browser);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
            muster.close();
        }
    }
}
