package muster.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import muster.access.FormerSessions;
import muster.access.OpenSessions;
import muster.access.Role;
import muster.access.SignedIn;
import muster.access.TooMany;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** After a sign-in: on to the page asked for; after a failure: the same form, the address kept. */
@Component
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    static final String EMAIL = "muster.sign-in.email";
    static final String CLOSED = "muster.sign-in.closed";

    private static final Duration ON_A_PHONE = Duration.ofHours(8);

    private final FormerSessions former;

    SignInOutcome(FormerSessions former) {
        this.former = former;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var session = request.getSession();
        session.removeAttribute(EMAIL);
        session.removeAttribute(CLOSED);
        session.setAttribute(OpenSessions.BROWSER, shortened(request.getHeader("User-Agent")));
        session.setAttribute(OpenSessions.ADDRESS, request.getRemoteAddr());
        if (authentication.getPrincipal() instanceof SignedIn person) {
            session.setAttribute(OpenSessions.SINCE, person.since());
            InterruptedForm.leaveTo(person.user(), session);
            former.remember(session.getId(), person.user());
            if (person.role() == Role.INSTALLER) {
                session.setMaxInactiveInterval((int) ON_A_PHONE.toSeconds());
            }
        }
        response.sendRedirect(LocalPath.orHome(request.getParameter("then")));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var session = request.getSession();
        keepEmail(request);
        if (failure instanceof GuardedSignIn.Closed closed) {
            session.setAttribute(CLOSED, new Wait(closed.why()));
        }
        var then = LocalPath.orHome(request.getParameter("then"));
        response.sendRedirect(LocalPath.signIn(then, "failed"));
    }

    /** So that nobody types it twice; no longer than an address is, whoever sent it. */
    static void keepEmail(HttpServletRequest request) {
        request.getSession().setAttribute(EMAIL, shortened(request.getParameter("email")));
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= 200 ? text : text.substring(0, 200);
    }

    /** For how long, as a message. */
    record Wait(String key, long number) implements java.io.Serializable {

        Wait(TooMany why) {
            this(why.key(), ((Number) why.arguments()[0]).longValue());
        }
    }
}
