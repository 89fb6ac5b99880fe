package muster.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import muster.access.Actor;
import muster.shared.web.Layout;
import muster.shared.web.NavigationItem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Gives handlers their actor, and every page its frame. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer, HandlerMethodArgumentResolver, HandlerInterceptor {

    private final List<NavigationItem> navigation;
    private final boolean demo;

    WebConfiguration(List<NavigationItem> navigation, @Value("${muster.sample-fleet}") boolean demo) {
        this.navigation = navigation.stream()
                .sorted(Comparator.comparingInt(NavigationItem::order))
                .toList();
        this.demo = demo;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Actor.class);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = web.getNativeRequest(HttpServletRequest.class);
        var actor = request == null ? null : ActorFilter.actorOf(request);
        if (actor == null) {
            throw new IllegalStateException("no actor: " + parameter.getMethod());
        }
        return actor;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        request.setAttribute("layout", layoutFor(request));
        if (handler instanceof HandlerMethod method) {
            refuseWhatIsNoForm(request, method);
        }
        if (request.getMethod().equals("POST") && request.getParameter(InterruptedForm.RESUMED) != null) {
            InterruptedForm.forget(request.getSession());
        }
        return true;
    }

    /** Without this a JSON body would read as a form with nothing filled in. */
    private static void refuseWhatIsNoForm(HttpServletRequest request, HandlerMethod handler)
            throws HttpMediaTypeNotSupportedException {
        var type = request.getContentType();
        if (type == null || Stream.of(handler.getMethodParameters()).anyMatch(WebConfiguration::readsTheBody)) {
            return;
        }
        var folded = type.toLowerCase(Locale.ROOT);
        if (!folded.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                && !folded.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            throw new HttpMediaTypeNotSupportedException("not a form");
        }
    }

    private static boolean readsTheBody(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class)
                || HttpEntity.class.isAssignableFrom(parameter.getParameterType());
    }

    private Layout layoutFor(HttpServletRequest request) {
        var actor = ActorFilter.actorOf(request);
        var flash = RequestContextUtils.getInputFlashMap(request);
        var notice = flash != null && flash.get(Layout.Notice.ATTRIBUTE) instanceof Layout.Notice said ? said : null;
        if (actor == null || actor.role() == null) {
            return new Layout(List.of(), null, notice, demo);
        }
        var role = actor.role().name();
        var items = navigation.stream()
                .filter(item -> item.roles().contains(role))
                .map(item -> new Layout.Item(item.key(), item.href(), item.icon(), isCurrent(item.href(), request)))
                .toList();
        return new Layout(items, new Layout.Person(actor.name(), role), notice, demo);
    }

    private static boolean isCurrent(String href, HttpServletRequest request) {
        var path = request.getRequestURI();
        return href.equals("/") ? path.equals("/") : path.equals(href) || path.startsWith(href + "/");
    }
}
