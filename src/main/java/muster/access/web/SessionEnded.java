package muster.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import muster.access.AllowAnyone;
import muster.access.NeverKept;
import muster.access.web.InterruptedForms.Fate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Nobody is signed in (any more): go to the sign-in page and come back, with what was typed. */
@Component
class SessionEnded implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String RESUME = "/resume";

    /** Marks the page that says that something could not be kept. */
    static final String LOST = "lost";

    private final DoorRules doors;
    private final InterruptedForms forms;

    SessionEnded(DoorRules doors, InterruptedForms forms) {
        this.doors = doors;
        this.forms = forms;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        signIn(request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        if (request.getRequestURI().equals("/sign-in") && cause instanceof CsrfException) {
            SignInOutcome.keepEmail(request);
            var then = LocalPath.orHome(request.getParameter("then"));
            response.sendRedirect(LocalPath.signIn(then, "again"));
        } else if (ActorFilter.actorOf(request) == null) {
            signIn(request, response);
        } else {
            var fate = cause instanceof CsrfException ? fateOf(request) : Fate.NOTHING;
            switch (fate) {
                case KEPT -> goOn(request, response, HttpStatus.FORBIDDEN, RESUME);
                case LOST -> goOn(request, response, HttpStatus.FORBIDDEN, RESUME + "?" + LOST);
                case NOTHING -> {
                    if (cause instanceof CsrfException) {
                        request.setAttribute(FaultController.TOO_OLD, LocalPath.ofAddress(formOf(request)));
                    }
                    response.sendError(refusalOf(request).value());
                }
            }
        }
    }

    /** The inside of Muster is nobody's to see, whatever the role. */
    private static HttpStatus refusalOf(HttpServletRequest request) {
        return DoorRules.isMachinery(request) ? HttpStatus.NOT_FOUND : HttpStatus.FORBIDDEN;
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var address = switch (fateOf(request)) {
            case KEPT -> LocalPath.signIn(RESUME, null);
            case LOST -> LocalPath.signIn(LocalPath.ofAddress(formOf(request)), LOST);
            case NOTHING -> LocalPath.signIn(pageOf(request), null);
        };
        goOn(request, response, HttpStatus.UNAUTHORIZED, address);
    }

    private Fate fateOf(HttpServletRequest request) {
        var handler = doors.handlerOf(request);
        return handler == null || DoorRules.has(handler, AllowAnyone.class)
                ? Fate.NOTHING
                : forms.of(request, DoorRules.has(handler, NeverKept.class));
    }

    /** The page that the form stood on. */
    private static @Nullable String formOf(HttpServletRequest request) {
        return request.getHeader(isHtmx(request) ? "HX-Current-URL" : "Referer");
    }

    private static String pageOf(HttpServletRequest request) {
        if (isHtmx(request)) {
            return LocalPath.ofAddress(request.getHeader("HX-Current-URL"));
        }
        return request.getMethod().equals("GET") ? LocalPath.of(request) : "/";
    }

    private static void goOn(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String where)
            throws IOException {
        if (isHtmx(request)) {
            response.setStatus(status.value());
            response.setHeader("HX-Redirect", where);
        } else {
            response.sendRedirect(where);
        }
    }

    private static boolean isHtmx(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }
}
