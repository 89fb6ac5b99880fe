package muster.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import muster.access.FormerSessions;
import muster.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides whether a form whose session had ended is kept. A short one is, whoever sent it; a long one only of a session
 * that somebody was signed in with, and only so many at a time, or anybody could fill the database with them.
 */
@Component
class InterruptedForms {

    private static final int SHORT = 64 * 1024;
    /** A little less than the server takes, because it has to come back with a token. */
    private static final int LONGEST = 2_000_000;

    private static final int MOST_LONG_ONES = 50;

    private final FormerSessions former;
    private final JdbcClient jdbc;
    private final String publicAddress;

    InterruptedForms(FormerSessions former, JdbcClient jdbc, @Value("${muster.public-address}") String publicAddress) {
        this.former = former;
        this.jdbc = jdbc;
        this.publicAddress = publicAddress;
    }

    /** What becomes of a request that came too late. */
    enum Fate {
        KEPT,
        /** Somebody sent something, and it is gone: say so. */
        LOST,
        /** There is nothing to keep. */
        NOTHING
    }

    /** @param isSecret whether it may not be kept, whatever it is */
    Fate of(HttpServletRequest request, boolean isSecret) {
        if (!request.getMethod().equals("POST") || Sender.of(request, publicAddress) != Sender.OURS) {
            return Fate.NOTHING;
        }
        if (isSecret || !isForm(request) || !mayBeKept(request, request.getContentLengthLong())) {
            return Fate.LOST;
        }
        InterruptedForm.keep(request, personOf(request));
        return Fate.KEPT;
    }

    private boolean mayBeKept(HttpServletRequest request, long length) {
        return length >= 0 && (length <= SHORT || (length <= LONGEST && wasSignedIn(request) && isRoomLeft()));
    }

    /**
     * A new session begins in a browser: it remembers whose the one before was, for a form that is still open in
     * another tab.
     */
    void begin(HttpServletRequest request) {
        var last = personOf(request);
        if (last != null) {
            request.getSession().setAttribute(InterruptedForm.LAST, last.value());
        }
    }

    private @Nullable UserId personOf(HttpServletRequest request) {
        var actor = ActorFilter.actorOf(request);
        if (actor != null) {
            return actor.user();
        }
        var cookie = request.getRequestedSessionId();
        var known = cookie == null ? Optional.<UserId>empty() : former.personOf(cookie);
        return known.orElseGet(() -> {
            var session = request.getSession(false);
            return session != null && session.getAttribute(InterruptedForm.LAST) instanceof UUID last
                    ? new UserId(last)
                    : null;
        });
    }

    private boolean wasSignedIn(HttpServletRequest request) {
        var session = request.getRequestedSessionId();
        return session != null && former.knows(session);
    }

    private boolean isRoomLeft() {
        return jdbc.sql("""
                select count(*) from access.session_attributes
                where attribute_name = :name and octet_length(attribute_bytes) > :size
                """)
                        .param("name", InterruptedForm.ATTRIBUTE)
                        .param("size", SHORT)
                        .query(Integer.class)
                        .single()
                < MOST_LONG_ONES;
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }
}
