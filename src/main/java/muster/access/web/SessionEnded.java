package muster.access.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Nobody is signed in (any more): pages go to the sign-in page and come back, fragments tell htmx to go there. */
@Component
class SessionEnded implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final HttpSessionRequestCache pagesAskedFor = new HttpSessionRequestCache();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", "/sign-in?then=" + pathOf(request.getHeader("HX-Current-URL")));
            return;
        }
        if (request.getMethod().equals("GET")) {
            pagesAskedFor.saveRequest(request, response);
        }
        response.sendRedirect("/sign-in");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException, ServletException {
        if (ActorFilter.actorOf(request) == null) {
            commence(request, response, new NobodySignedIn(cause));
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    private static String pathOf(@Nullable String address) {
        try {
            var path = address == null ? null : URI.create(address).getRawPath();
            return UriComponentsBuilder.newInstance()
                    .queryParam("x", path == null ? "/" : path)
                    .encode()
                    .build()
                    .toUriString()
                    .substring(3);
        } catch (IllegalArgumentException noAddress) {
            return "/";
        }
    }

    private static final class NobodySignedIn extends AuthenticationException {
        private static final long serialVersionUID = 1L;

        NobodySignedIn(Throwable cause) {
            super("nobody is signed in", cause);
        }
    }
}
