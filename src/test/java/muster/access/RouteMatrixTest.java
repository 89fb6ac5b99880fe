package muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.Routes;
import muster.support.Routes.Route;
import muster.support.TwoHouses;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route × every role × an own, a foreign and an absent id, generated from the handler mappings. */
@ModuleTest
class RouteMatrixTest {

    /** Variables that name nothing of anybody: names of models, codes and tokens that only their holder knows. */
    private static final Map<String, String> NOBODYS = Map.of(
            "token", "not-a-token",
            "code", "AAAA-AAAA-AAAA-AAAA-A",
            "claimCode", "AAAA-AAAA-AAAA-AAAA-A",
            "maker", "acme",
            "name", "th-100",
            "model", "th-100");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    MockMvc mvc;

    @Autowired
    Cast cast;

    @Autowired
    TwoHouses houses;

    @Test
    void every_path_variable_has_an_own_and_a_foreign_sample() {
        for (var route : Routes.of(handlers)) {
            for (var variable : route.variables()) {
                assertThat(NOBODYS.containsKey(variable) || houses.own().containsKey(variable))
                        .as(
                                "%s: tell TwoHouses an own and a foreign {%s}, or the matrix that it is nobody's",
                                route, variable)
                        .isTrue();
            }
        }
    }

    @Test
    void a_role_that_may_not_enter_is_refused_and_one_that_may_is_not() throws Exception {
        var wrong = new ArrayList<String>();
        for (var route : Routes.of(handlers)) {
            if (route.isForAnyone()) {
                continue;
            }
            for (var actor : everybody()) {
                var allow = route.allow();
                boolean may = allow == null || Arrays.asList(allow.value()).contains(actor.role());
                var status = call(route, actor, absent()).getStatus();
                if (may == (status == 403) || status >= 500) {
                    wrong.add(route + " answers " + actor.role() + " with " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_is_foreign_is_answered_exactly_like_what_does_not_exist() throws Exception {
        var wrong = new ArrayList<String>();
        int asked = 0;
        for (var route : Routes.of(handlers)) {
            var ofSomebody = route.variables().stream().anyMatch(houses.own()::containsKey);
            for (var actor : List.of(cast.carl(), cast.ines())) {
                if (!ofSomebody || route.isForAnyone()) {
                    continue;
                }
                var foreign = call(route, actor, houses.foreign());
                var absent = call(route, actor, absent());
                asked++;
                if (foreign.getStatus() != absent.getStatus()
                        || !masked(foreign).equals(masked(absent))
                        || foreign.getStatus() < 300) {
                    wrong.add(route + " tells " + actor.role() + " a foreign thing apart: " + foreign.getStatus()
                            + " and " + absent.getStatus());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isPositive();
    }

    @Test
    void what_is_own_can_be_looked_at() throws Exception {
        var wrong = new ArrayList<String>();
        for (var route : Routes.of(handlers)) {
            if (!route.method().equals(HttpMethod.GET)
                    || route.isForAnyone()
                    || route.variables().isEmpty()) {
                continue;
            }
            for (var actor : everybody()) {
                var status = call(route, actor, houses.own()).getStatus();
                if (status >= 500) {
                    wrong.add(route + " fails for " + actor.role() + " with " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(call(route("GET /sites/{site}"), cast.carl(), houses.own()).getStatus())
                .isEqualTo(200);
        assertThat(call(route("GET /sites/{site}"), cast.ines(), houses.own()).getStatus())
                .isEqualTo(200);
        assertThat(call(route("GET /assets/{asset}"), cast.ines(), houses.own()).getStatus())
                .isEqualTo(200);
        assertThat(call(route("GET /customers/{customer}"), cast.carl(), houses.own())
                        .getStatus())
                .isEqualTo(200);
        assertThat(call(route("GET /customers/{customer}"), cast.ines(), houses.own())
                        .getStatus())
                .isEqualTo(404);
    }

    private List<Actor> everybody() {
        return List.of(cast.ines(), cast.sam(), cast.olga(), cast.carl(), cast.ada());
    }

    private Route route(String name) {
        return Routes.of(handlers).stream()
                .filter(known -> known.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private MockHttpServletResponse call(Route route, Actor actor, Map<String, String> ids) throws Exception {
        var path = route.path(name -> ids.getOrDefault(name, NOBODYS.getOrDefault(name, "x")));
        return mvc.perform(request(route.method(), URI.create(path))
                        .with(cast.as(actor))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private Map<String, String> absent() {
        var ids = new HashMap<String, String>();
        houses.own().keySet().forEach(name -> ids.put(name, UUID.randomUUID().toString()));
        return ids;
    }

    private static String masked(MockHttpServletResponse response) throws Exception {
        return (response.getRedirectedUrl() + response.getContentAsString())
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "…")
                .replaceAll("name=\"_csrf\"[^>]*>|csrf-token\" content=\"[^\"]+\"", "…");
    }
}
