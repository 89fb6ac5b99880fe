package muster.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import muster.shared.DatabaseAway;
import muster.shared.NotFound;
import muster.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** Draws the three shapes of error, as a page or as a notice beside the page that asked. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ErrorAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

    @ExceptionHandler(NotFound.class)
    ModelAndView notFound(HttpServletRequest request, HttpServletResponse response) {
        return draw(request, response, HttpStatus.NOT_FOUND, "shared.error.404", List.of(), null);
    }

    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ModelAndView noSuchName(HttpServletRequest request, HttpServletResponse response) {
        return notFound(request, response);
    }

    @ExceptionHandler(Refused.class)
    ModelAndView refused(Refused refused, HttpServletRequest request, HttpServletResponse response) {
        var status = HttpStatus.valueOf(refused.status());
        var page = draw(request, response, status, refused.key(), List.of(refused.arguments()), null);
        var before = request.getHeader(HttpHeaders.REFERER);
        if (before != null && isOurs(before, request)) {
            page.addObject("href", URI.create(before).getRawPath()).addObject("action", "shared.error.look-again");
        }
        return page;
    }

    /** A page of this house that was looked at; what names a claim code or a one-time link is not repeated. */
    private static boolean isOurs(String address, HttpServletRequest request) {
        try {
            var page = URI.create(address);
            var path = Objects.requireNonNullElse(page.getRawPath(), "");
            return request.getServerName().equals(page.getHost())
                    && path.startsWith("/")
                    && !path.startsWith("//")
                    && !path.startsWith("/a/")
                    && !path.startsWith("/welcome/");
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /** The browser went away in the middle of a stream; there is nobody to tell. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone(AsyncRequestNotUsableException gone) {
        LOG.debug("a stream ended: {}", gone.getMessage());
    }

    @ExceptionHandler(Exception.class)
    ModelAndView unexpected(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (failure instanceof AccessDeniedException
                || failure instanceof AuthenticationException
                || DatabaseAway.isReasonOf(failure)) {
            throw failure;
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return draw(request, response, known.getStatusCode(), keyOf(known.getStatusCode()), List.of(), null);
        }
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("reference {}: {} {}", reference, request.getMethod(), routeOf(request), failure);
        return draw(
                request, response, HttpStatus.INTERNAL_SERVER_ERROR, "shared.error.500", List.of(reference), reference);
    }

    /** The address itself may hold a claim code or the token of a one-time link: the log is told just the route. */
    private static Object routeOf(HttpServletRequest request) {
        return Objects.requireNonNullElse(
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "no route");
    }

    private static String keyOf(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "shared.error.404";
            case 405 -> "shared.error.405";
            case 413 -> "shared.error.413";
            case 415 -> "shared.error.415";
            default -> "shared.error.400";
        };
    }

    private static ModelAndView draw(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatusCode status,
            String message,
            List<Object> args,
            @Nullable String reference) {
        boolean boostedPage = request.getHeader("HX-Boosted") != null && request.getHeader("HX-Target") == null;
        boolean fragment = request.getHeader("HX-Request") != null && !boostedPage;
        if (fragment) {
            response.setHeader("HX-Reswap", "none"); // the notice swaps itself in, what the person typed stays
        }
        var view = fragment ? "shared/notice :: oob" : "shared/error";
        var model = new HashMap<String, Object>(Map.of("message", message, "args", args, "status", status.value()));
        model.put("reference", reference);
        model.put("tone", "bad");
        return new ModelAndView(view, model, HttpStatus.valueOf(status.value()));
    }
}
