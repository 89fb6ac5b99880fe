package muster.access;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import muster.shared.Id;
import muster.support.Routes;
import muster.support.Routes.Route;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Asks the routes of a house in the name of people and of nobody, and counts the cells that were asked. People are made
 * anew for each, because some routes sign them out.
 */
final class RouteMatrix {

    /** Variables that name nothing of anybody: names of models, codes and tokens that only their holder knows. */
    static final Map<String, String> NOBODYS = Map.ofEntries(
            Map.entry("token", "not-a-token"),
            Map.entry("code", "AAAA-AAAA-AAAA-AAAA-A"),
            Map.entry("claimCode", "AAAA-AAAA-AAAA-AAAA-A"),
            Map.entry("maker", "acme"),
            Map.entry("name", "th-100"),
            Map.entry("model", "th-100"),
            Map.entry("quantity", "air_temperature"),
            Map.entry("series", "1"),
            Map.entry("channel", "probe"),
            Map.entry("field", "0199f000-0000-7000-8000-000000000000"),
            Map.entry("at", "0"));

    /** What forms may be filled with; each takes what it knows. */
    private static final Map<String, String> TYPED = Map.ofEntries(
            Map.entry("name", "Boiler"),
            Map.entry("kind", "boiler"),
            Map.entry("address", "Kai 1, 24103 Kiel"),
            Map.entry("zone", "Europe/Berlin"),
            Map.entry("timeZone", "Europe/Berlin"),
            Map.entry("email", "somebody@example.test"),
            Map.entry("role", "SUPPORT"),
            Map.entry("event", "QUARANTINE"),
            Map.entry("reason", "It was seen elsewhere"),
            Map.entry("line", "LINK"),
            Map.entry("day", "2026-11-23"),
            Map.entry("version", "0"),
            Map.entry("number", "1"),
            Map.entry("state", "CLAIMED"),
            Map.entry("key", "a-key-of-the-matrix"));

    private final MockMvc mvc;
    private final List<Route> routes;
    private int asked;

    RouteMatrix(RequestMappingHandlerMapping handlers, MockMvc mvc) {
        this.mvc = mvc;
        this.routes = Routes.of(handlers);
    }

    /** How many answers were judged. */
    int asked() {
        return asked;
    }

    List<Route> routes() {
        return routes;
    }

    /** Those that somebody has to be let in for. */
    List<Route> guarded(Predicate<Route> which) {
        return routes.stream()
                .filter(route -> !route.isForAnyone())
                .filter(which)
                .toList();
    }

    Route route(String name) {
        return routes.stream()
                .filter(known -> known.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Nobody is sent to the sign-in page, or told by a fragment that he has to; he reads nothing else. */
    List<String> opensToNobody(List<Route> which, Map<String, String> ids) throws Exception {
        var wrong = new ArrayList<String>();
        for (var route : which) {
            var page = send(request(route, ids));
            var fragment = send(request(route, ids).header("HX-Request", "true"));
            asked += 2;
            boolean isSent = page.getStatus() == 302
                    && String.valueOf(page.getRedirectedUrl()).startsWith("/sign-in");
            if ((!isSent && page.getStatus() != 401 && page.getStatus() != 403)
                    || (fragment.getStatus() != 401 && fragment.getStatus() != 403)
                    || !page.getContentAsString().isEmpty()
                    || !fragment.getContentAsString().isEmpty()) {
                wrong.add(route + " answers nobody with " + page.getStatus() + " and " + fragment.getStatus());
            }
        }
        return wrong;
    }

    /** A role that may not enter is refused, and one that may is not. */
    List<String> letsInTheWrong(List<Route> which, Map<Role, Supplier<RequestPostProcessor>> people) throws Exception {
        var wrong = new ArrayList<String>();
        for (var route : which) {
            for (var person : people.entrySet()) {
                var status = send(request(route, absent())
                                .with(person.getValue().get()))
                        .getStatus();
                asked++;
                if (mayEnter(route, person.getKey()) == (status == 403) || status >= 500) {
                    wrong.add(route + " answers " + person.getKey() + " with " + status);
                }
            }
        }
        return wrong;
    }

    static boolean mayEnter(Route route, Role role) {
        var allow = route.allow();
        return allow == null || Arrays.asList(allow.value()).contains(role);
    }

    /** What is foreign is answered exactly like what does not exist. */
    List<String> tellsApart(
            List<Route> which, Map<Role, Supplier<RequestPostProcessor>> people, Map<String, String> foreignIds)
            throws Exception {
        var wrong = new ArrayList<String>();
        for (var route : which) {
            for (var person : people.entrySet()) {
                var foreign = call(route, person.getValue().get(), foreignIds);
                var absent = call(route, person.getValue().get(), absentLike(foreignIds));
                asked += 2;
                if (foreign.getStatus() != absent.getStatus()
                        || !masked(foreign).equals(masked(absent))
                        || (foreign.getStatus() < 300 && !route.variables().isEmpty())) {
                    wrong.add(route + " tells " + person.getKey() + " a foreign thing apart: " + foreign.getStatus()
                            + " and " + absent.getStatus());
                }
            }
        }
        return wrong;
    }

    /** True where an address or a form names something that may be somebody's. */
    static boolean namesSomething(Route route, Map<String, String> ids) {
        return route.variables().stream().anyMatch(ids::containsKey)
                || Arrays.stream(route.handler().getMethodParameters())
                        .anyMatch(parameter -> Id.class.isAssignableFrom(parameter.getParameterType()));
    }

    /** The ids stand in the path and in the form; whoever sends a form sends a plausible one. */
    MockHttpServletResponse call(Route route, RequestPostProcessor person, Map<String, String> ids) throws Exception {
        var request = request(route, ids).with(person);
        ids.forEach(request::param);
        if (!route.method().equals(HttpMethod.GET)) {
            TYPED.forEach(request::param);
            request.param("choice", ids.getOrDefault("job", "x") + "/" + ids.getOrDefault("position", "x"));
        }
        return send(request);
    }

    private static MockHttpServletRequestBuilder request(Route route, Map<String, String> ids) {
        var path = route.path(name -> ids.getOrDefault(name, NOBODYS.getOrDefault(name, "x")));
        return MockMvcRequestBuilders.request(route.method(), URI.create(path)).with(csrf());
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    static Map<String, String> absent() {
        return absentLike(Map.of("device", "", "activation", "", "site", "", "asset", "", "job", "", "user", ""));
    }

    private static Map<String, String> absentLike(Map<String, String> ids) {
        var others = new HashMap<String, String>();
        ids.keySet().forEach(name -> others.put(name, UUID.randomUUID().toString()));
        return others;
    }

    private static String masked(MockHttpServletResponse response) throws Exception {
        return (response.getRedirectedUrl() + response.getContentAsString())
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "…")
                .replaceAll("name=\"_csrf\"[^>]*>|csrf-token\" content=\"[^\"]+\"", "…");
    }
}
