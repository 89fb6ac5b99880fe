package muster.access.web;

import java.time.Duration;
import muster.shared.UserId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * A one-time link travels to the page that shows it in a cookie of that page alone: a session is stored, and whoever
 * reads the database would find the link there.
 */
@Component
class LinkCookie {

    static final String NAME = "muster-link";

    private static final Duration AGE = Duration.ofMinutes(2);

    private final boolean secure;

    LinkCookie(@Value("${muster.public-address}") String publicAddress) {
        this.secure = publicAddress.startsWith("https:");
    }

    String holding(UserId user, String link) {
        return cookie(user, link.substring(link.lastIndexOf('/') + 1), AGE);
    }

    /** The link was shown, and is not shown again. */
    String gone(UserId user) {
        return cookie(user, "", Duration.ZERO);
    }

    private String cookie(UserId user, String token, Duration age) {
        return ResponseCookie.from(NAME, token)
                .path("/users/" + user)
                .maxAge(age)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .build()
                .toString();
    }
}
