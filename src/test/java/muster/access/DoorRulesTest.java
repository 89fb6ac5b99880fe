package muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.ArrayList;
import java.util.UUID;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.Routes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ModuleTest
class DoorRulesTest {

    /** Open to the world, by name: a new one is a decision, not an oversight. */
    private static final String[] OPEN = {
        "GET /a/offline",
        "GET /a/worker.js",
        "GET /error",
        "POST /error",
        "GET /sign-in",
        "GET /welcome/{token}",
        "POST /welcome/{token}"
    };

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    MockMvc mvc;

    @Autowired
    Cast cast;

    @Test
    void every_handler_says_who_may_enter() {
        assertThat(Routes.of(handlers))
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.hasRule())
                        .as("%s needs @Allow, @AllowSignedIn or @AllowAnyone", route)
                        .isTrue());
    }

    @Test
    void just_these_doors_are_open_to_the_world() {
        assertThat(Routes.of(handlers).stream()
                        .filter(Routes.Route::isForAnyone)
                        .map(Routes.Route::toString))
                .containsExactlyInAnyOrder(OPEN);
    }

    @Test
    void whoever_is_not_signed_in_gets_nothing() throws Exception {
        var gotIn = new ArrayList<String>();
        for (var route : Routes.of(handlers)) {
            if (route.isForAnyone()) {
                continue;
            }
            var path = URI.create(route.path(name -> UUID.randomUUID().toString()));
            var response = mvc.perform(request(route.method(), path).with(csrf()))
                    .andReturn()
                    .getResponse();
            var where = String.valueOf(response.getRedirectedUrl());
            if (response.getStatus() != 302 || !where.startsWith("/sign-in")) {
                gotIn.add(route + " answered " + response.getStatus());
            }
            var fragment = mvc.perform(
                            request(route.method(), path).with(csrf()).header("HX-Request", "true"))
                    .andReturn()
                    .getResponse();
            if (fragment.getStatus() != 401 || !fragment.getContentAsString().isEmpty()) {
                gotIn.add(route + " answered htmx " + fragment.getStatus());
            }
        }
        assertThat(gotIn).isEmpty();
    }

    @Test
    void whoever_runs_muster_learns_whether_it_is_up_and_nothing_else_of_its_inside() throws Exception {
        for (var probe : new String[] {"/actuator/health/liveness", "/actuator/health/readiness"}) {
            var answer = mvc.perform(request(HttpMethod.GET, URI.create(probe)))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).as(probe).isEqualTo(200);
            assertThat(answer.getContentAsString()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(mvc.perform(request(HttpMethod.POST, URI.create(probe)).with(csrf()))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(302);
        }
        for (var closed : new String[] {
            "/actuator",
            "/actuator/health",
            "/actuator/health/db",
            "/actuator/env",
            "/%61ctuator/health",
            "/actuator/%68ealth/db"
        }) {
            var path = URI.create(closed);
            assertThat(mvc.perform(request(HttpMethod.GET, path))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(closed)
                    .isEqualTo(302);
            assertThat(mvc.perform(request(HttpMethod.GET, path).with(cast.as(cast.ada())))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(closed)
                    .isEqualTo(404);
        }
    }
}
