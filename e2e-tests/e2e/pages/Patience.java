package e2e.pages;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;

/** How long a device may take to boot, to ask and to measure before a test gives up. */
public final class Patience {

    public static final Duration BOOT = Duration.ofSeconds(60);

    private Patience() {}

    public static LocatorAssertions.IsVisibleOptions visible() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout((double) BOOT.toMillis());
    }

    public static LocatorAssertions.ContainsTextOptions said() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout((double) BOOT.toMillis());
    }
}
