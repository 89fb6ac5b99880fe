package muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.Routes;
import muster.support.Routes.Route;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A request that another site makes a browser send. */
@ModuleTest
class ForgedRequestsTest {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    MockMvc mvc;

    @Autowired
    Cast cast;

    @Test
    void every_unsafe_route_is_refused_without_a_token() throws Exception {
        var taken = new ArrayList<String>();
        for (var route : unsafe()) {
            var status = ask(sent(route)).getStatus();
            var withForgedToken =
                    ask(sent(route).with(csrf().useInvalidToken())).getStatus();
            var inAFragment = ask(sent(route).header("HX-Request", "true")).getStatus();
            if (status != 403 || withForgedToken != 403 || inAFragment != 403) {
                taken.add(route + " answers " + List.of(status, withForgedToken, inAFragment));
            }
        }
        assertThat(taken).isEmpty();
        assertThat(unsafe()).hasSizeGreaterThan(20);
    }

    @Test
    void even_with_a_token_every_unsafe_route_is_refused_to_another_site() throws Exception {
        var taken = new ArrayList<String>();
        for (var route : unsafe()) {
            for (var site : List.of("cross-site", "same-site")) {
                var status = ask(sent(route).with(csrf()).header("Sec-Fetch-Site", site))
                        .getStatus();
                if (status != 403) {
                    taken.add(route + " answers " + site + " with " + status);
                }
            }
            var foreign = ask(sent(route).with(csrf()).header("Origin", "https://evil.example"))
                    .getStatus();
            if (foreign != 403) {
                taken.add(route + " answers a foreign origin with " + foreign);
            }
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void a_browser_of_the_house_is_not_refused() throws Exception {
        var discard = request(HttpMethod.POST, URI.create("/resume/discard")).with(cast.as(cast.sam()));
        assertThat(ask(discard.with(csrf())
                                .header("Sec-Fetch-Site", "same-origin")
                                .header("Origin", "http://localhost"))
                        .getStatus())
                .isEqualTo(302);
    }

    @Test
    void nobody_is_signed_in_or_out_by_another_site() throws Exception {
        var in = ask(request(HttpMethod.POST, URI.create("/sign-in"))
                .param("email", "sam@cast.test")
                .param("password", "x"));
        assertThat(in.getRedirectedUrl()).isEqualTo("/sign-in?again");
        var out = ask(request(HttpMethod.POST, URI.create("/sign-out")).with(cast.as(cast.sam())));
        assertThat(out.getStatus()).isEqualTo(403);
    }

    @Test
    void whoever_sends_a_form_without_its_token_may_open_its_page_anew() throws Exception {
        var page = ask(request(HttpMethod.POST, URI.create("/error"))
                        .with(cast.as(cast.sam()))
                        .with(csrf())
                        .requestAttr("jakarta.servlet.error.status_code", 403)
                        .requestAttr("muster.form-too-old", "/customers/new"))
                .getContentAsString();
        assertThat(page)
                .contains("Open the page anew", "href=\"/customers/new\"")
                .doesNotContain("Your role");
    }

    private List<Route> unsafe() {
        return Routes.of(handlers).stream()
                .filter(route ->
                        !SAFE.contains(route.method()) && !route.pattern().equals("/error"))
                .toList();
    }

    private MockHttpServletRequestBuilder sent(Route route) {
        var path = URI.create(route.path(name -> UUID.randomUUID().toString()));
        return request(route.method(), path).with(cast.as(whoMay(route)));
    }

    private Actor whoMay(Route route) {
        var allow = route.allow();
        return Stream.of(cast.ada(), cast.olga(), cast.sam(), cast.ines())
                .filter(actor -> allow == null || Arrays.asList(allow.value()).contains(actor.role()))
                .findFirst()
                .orElseThrow();
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }
}
