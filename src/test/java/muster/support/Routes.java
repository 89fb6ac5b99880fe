package muster.support;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import muster.access.Allow;
import muster.access.AllowAnyone;
import muster.access.AllowSignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the application, read off the handler mappings, so that a new one is tested by itself. */
public final class Routes {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([^}:]+)(:[^}]*)?}");

    private Routes() {}

    /** One route: a method, a pattern, and the handler behind it. */
    public record Route(HttpMethod method, String pattern, HandlerMethod handler) {

        public List<String> variables() {
            return VARIABLE.matcher(pattern)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }

        /** The path with each variable replaced. */
        public String path(java.util.function.UnaryOperator<String> values) {
            return VARIABLE.matcher(pattern).replaceAll((MatchResult found) -> values.apply(found.group(1)));
        }

        public boolean isForAnyone() {
            return has(AllowAnyone.class);
        }

        public boolean hasRule() {
            return has(Allow.class) || has(AllowSignedIn.class) || isForAnyone();
        }

        /** Roles that may enter; null where everybody who is signed in may. */
        public @Nullable Allow allow() {
            var own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Allow.class);
            if (own != null || AnnotatedElementUtils.hasAnnotation(handler.getMethod(), AllowSignedIn.class)) {
                return own;
            }
            return AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Allow.class);
        }

        private boolean has(Class<? extends Annotation> rule) {
            return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), rule)
                    || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), rule);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    /** The routes of the house; those that a test brings for itself are none. */
    public static List<Route> of(RequestMappingHandlerMapping handlers) {
        var routes = new ArrayList<Route>();
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            if (isOfATest(handler)) {
                return;
            }
            var methods = mapping.getMethodsCondition().getMethods();
            for (var pattern : mapping.getPatternValues()) {
                for (var method : methods.isEmpty() ? List.of(RequestMethod.GET, RequestMethod.POST) : methods) {
                    routes.add(new Route(method.asHttpMethod(), pattern, handler));
                }
            }
        });
        routes.sort(Comparator.comparing(Route::toString));
        return routes;
    }

    private static boolean isOfATest(HandlerMethod handler) {
        return handler.getBeanType()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .contains("test-classes");
    }
}
