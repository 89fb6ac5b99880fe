package muster.access.web;

import java.net.InetAddress;
import muster.access.OpenSessions.OpenSession;
import org.jspecify.annotations.Nullable;

/** A session as its person reads it. */
record SessionRow(OpenSession open, boolean current, BrowserName name, boolean local) {

    static SessionRow of(OpenSession open, String current) {
        return new SessionRow(open, open.id().equals(current), BrowserName.of(open.browser()), isLocal(open.address()));
    }

    private static boolean isLocal(@Nullable String address) {
        try {
            return address != null && InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
