package muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Map;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.TwoHouses;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The headers that keep a page safe, on whatever is answered. */
@ModuleTest
class HeadersTest {

    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> EVERYWHERE = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");

    @Autowired
    MockMvc mvc;

    @Autowired
    Cast cast;

    @Autowired
    TwoHouses houses;

    @Test
    void pages_carry_them() throws Exception {
        isSafe(ask(get("/sign-in")), 200, "text/html");
        isSafe(ask(get("/devices").with(cast.as(cast.sam()))), 200, "text/html");
        isSafe(ask(get("/devices").with(cast.as(cast.sam())).header("HX-Request", "true")), 200, "text/html");
    }

    @Test
    void refusals_and_redirects_carry_them() throws Exception {
        isSafe(ask(get("/devices")), 302, null);
        isSafe(ask(get("/no/such/page").with(cast.as(cast.sam()))), 404, "text/html");
        isSafe(ask(get("/users").with(cast.as(cast.sam()))), 403, null);
        isSafe(ask(post("/customers").with(cast.as(cast.sam()))), 403, null);
        isSafe(ask(post("/customers").with(cast.as(cast.sam())).with(csrf())), 422, "text/html");
        isSafe(ask(get("/sign-in").param("then", "x".repeat(5000))), 200, "text/html");
        isSafe(ask(get("/error")), 404, "text/html");
    }

    @Test
    void files_streams_lists_and_probes_carry_them() throws Exception {
        isSafe(ask(get("/css/muster.css")), 200, "text/css");
        isSafe(ask(get("/js/submit-once.js")), 200, "text/javascript");
        isSafe(ask(get("/favicon.svg")), 200, "image/svg+xml");
        isSafe(ask(get("/devices.csv").with(cast.as(cast.sam()))), 200, "text/csv");
        var activation = houses.own().get("activation");
        isSafe(ask(get("/activations/" + activation + "/events").with(cast.as(cast.ines()))), 200, "text/event-stream");
        isSafe(ask(get("/actuator/health/readiness")), 200, null);
    }

    @Test
    void what_is_personal_stays_in_no_cache_and_what_never_changes_does() throws Exception {
        assertThat(ask(get("/devices").with(cast.as(cast.sam()))).getHeader("Cache-Control"))
                .contains("no-store");
        assertThat(ask(get("/css/muster.css")).getHeader("Cache-Control")).contains("public");
    }

    @Test
    void an_address_with_a_secret_in_it_travels_nowhere() throws Exception {
        assertThat(ask(get("/welcome/not-a-token")).getHeader("Referrer-Policy"))
                .isEqualTo("no-referrer");
        assertThat(ask(get("/sign-in")).getHeader("Referrer-Policy")).isEqualTo("same-origin");
    }

    private static void isSafe(
            MockHttpServletResponse response, int status, @org.jspecify.annotations.Nullable String type) {
        assertThat(response.getStatus()).isEqualTo(status);
        if (type != null) {
            assertThat(response.getContentType()).startsWith(type);
        }
        EVERYWHERE.forEach(
                (name, value) -> assertThat(response.getHeaders(name)).as(name).containsExactly(value));
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }
}
