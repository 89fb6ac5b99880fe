package muster.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import muster.shared.DatabaseAway;
import muster.shared.DatabaseWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says in one sentence that the database is away. It stands before everything: sessions are in the database too. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAwayFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayFilter.class);
    private static final String MESSAGE = "shared.error.503";
    private static final String WAIT_SECONDS = "10";

    private static final List<String> WITHOUT_DATABASE =
            List.of("/css/", "/js/", "/webjars/", "/favicon", "/actuator/");
    private static final List<String> KEPT =
            List.of("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options");

    private final PlainFault fault;
    private final DatabaseWatch database;

    DatabaseAwayFilter(PlainFault fault, DatabaseWatch database) {
        this.fault = fault;
        this.database = database;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return WITHOUT_DATABASE.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (database.isAway()) {
            answer(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted() || !DatabaseAway.isReasonOf(failure)) {
                throw failure;
            }
            LOG.warn("the database did not answer in time for a {} request", request.getMethod());
            answer(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean fragment = request.getHeader("HX-Request") != null;
        var kept = new HashMap<String, String>();
        KEPT.forEach(name -> kept.put(name, response.getHeader(name)));
        response.reset(); // a page that was half drawn when its session could not be kept
        kept.forEach(response::setHeader);
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, WAIT_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var body = fragment
                ? fault.notice(HttpStatus.SERVICE_UNAVAILABLE, MESSAGE)
                : fault.page(HttpStatus.SERVICE_UNAVAILABLE, MESSAGE);
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
