package muster.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import muster.shared.web.BodyLimit;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends too large a form back to its page; the server would refuse to read it before any page could be asked. */
class BodyLimits extends OncePerRequestFilter {

    private final List<BodyLimit> limits;

    BodyLimits(List<BodyLimit> limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = DoorRules.pathOf(request);
        var broken = limits.stream()
                .filter(limit -> limit.isBrokenBy(path, request.getContentLengthLong()))
                .findFirst();
        if (broken.isPresent()) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", broken.get().otherwise());
        } else {
            chain.doFilter(request, response);
        }
    }
}
