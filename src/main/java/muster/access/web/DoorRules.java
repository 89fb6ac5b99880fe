package muster.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import muster.access.Allow;
import muster.access.AllowAnyone;
import muster.access.AllowSignedIn;
import muster.access.Role;
import muster.access.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Reads the rule off the handler that will answer. No rule means no entry. */
@Component
class DoorRules implements AuthorizationManager<RequestAuthorizationContext> {

    /** What whoever runs Muster asks: is it up, may it be sent requests? The answer is one word. */
    private static final Set<String> PROBES = Set.of("/actuator/health/liveness", "/actuator/health/readiness");

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String ACTUATOR = "/actuator";
    private static final List<String> FILES = List.of("/css/", "/js/", "/webjars/", "/favicon");

    private final RequestMappingHandlerMapping handlers;

    private final String publicAddress;

    DoorRules(
            RequestMappingHandlerMapping requestMappingHandlerMapping,
            @Value("${muster.public-address}") String publicAddress) {
        this.handlers = requestMappingHandlerMapping;
        this.publicAddress = publicAddress;
    }

    @Override
    public @Nullable AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        var request = context.getRequest();
        if (isFile(request) || isProbe(request)) {
            return new AuthorizationDecision(true);
        }
        if (isMachinery(request) || isForged(request)) {
            return new AuthorizationDecision(false);
        }
        var authentication = who.get();
        var person = authentication != null && authentication.getPrincipal() instanceof SignedIn s ? s : null;
        var handler = handlerOf(request);
        // nothing maps: whoever is signed in learns that by a 404 or 405, anybody else by the sign-in page
        return new AuthorizationDecision(handler == null ? person != null : mayEnter(handler, person));
    }

    /** Style, script and icons are for everybody. */
    static boolean isFile(HttpServletRequest request) {
        return FILES.stream().anyMatch(pathOf(request)::startsWith);
    }

    private static boolean isProbe(HttpServletRequest request) {
        return request.getMethod().equals("GET") && PROBES.contains(pathOf(request));
    }

    /** The token refuses it already; this does too, should a token ever leak. */
    private boolean isForged(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod()) && Sender.of(request, publicAddress) == Sender.ANOTHER;
    }

    /** However its letters are written: {@code /%61ctuator} is answered by the same. */
    static boolean isMachinery(HttpServletRequest request) {
        var read = ServletRequestPathUtils.parseAndCache(request).pathWithinApplication().elements().stream()
                .map(part -> part instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : part.value())
                .collect(Collectors.joining());
        return read.equals(ACTUATOR) || read.startsWith(ACTUATOR + "/");
    }

    static String pathOf(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /** The handler that will answer, if there is one. */
    @Nullable
    HandlerMethod handlerOf(HttpServletRequest request) {
        ServletRequestPathUtils.parseAndCache(request);
        try {
            var chain = handlers.getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method ? method : null;
        } catch (Exception wrongMethodOrType) {
            return null;
        }
    }

    private static boolean mayEnter(HandlerMethod handler, @Nullable SignedIn person) {
        if (has(handler, AllowAnyone.class)) {
            return true;
        }
        if (person == null) {
            return false;
        }
        var allow = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Allow.class);
        if (allow == null && !has(handler, AllowSignedIn.class)) {
            allow = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Allow.class);
        }
        return allow == null ? has(handler, AllowSignedIn.class) : includes(allow.value(), person);
    }

    static boolean has(HandlerMethod handler, Class<? extends java.lang.annotation.Annotation> rule) {
        return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), rule)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), rule);
    }

    private static boolean includes(Role[] roles, SignedIn person) {
        return person.actor(null).is(roles);
    }
}
