package muster.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import muster.access.Actor;
import muster.access.Role;
import muster.support.Cast;
import muster.support.FormFields;
import muster.support.ModuleTest;
import muster.support.Routes;
import muster.support.Routes.Route;
import muster.support.TwoHouses;
import muster.support.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every field that any route takes × everything that people, phones and attackers put into fields. */
@ModuleTest
class HostileInputTest {

    private static final Map<String, String> HOSTILE = Map.of(
            "NUL", "a\0b",
            "right-to-left override", "abc\u202Etxt.exe",
            "emoji", "👩🏽‍🔧🥐 one croissant",
            "a hundred thousand characters", "x".repeat(100_000),
            "HTML", "<script>alert(1)</script>'\"--%00${7*7}",
            "nothing", "",
            "a number beyond all numbers", "99999999999999999999999");

    /** Codes, tokens and passwords that nobody has; labels handed out, a job called off and a device claimed before. */
    private static final Set<String> REFUSED_ANYWAY = Set.of(
            "POST /a/codes answers 422",
            "POST /a/{claimCode} answers 409",
            "POST /batches/{batch}/labels answers 409",
            "POST /devices/{device}/reservations answers 409",
            // nothing has changed its meaning
            "POST /inbox/changes/closings answers 409",
            "POST /jobs/{job}/days answers 409",
            "POST /me/password answers 422",
            "POST /welcome/{token} answers 404");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    MockMvc mvc;

    @Autowired
    Cast cast;

    @Autowired
    TwoHouses houses;

    @Autowired
    World world;

    @Autowired
    JdbcClient jdbc;

    @Test
    void no_field_of_any_route_can_be_filled_so_that_muster_fails() throws Exception {
        var failures = new ArrayList<String>();
        int asked = 0;
        for (var route : routesWithFields()) {
            var house = house();
            for (var field : FormFields.of(route)) {
                for (var hostile : HOSTILE.entrySet()) {
                    var fields = samples(route, house);
                    fields.put(field, hostile.getValue());
                    var status = send(route, house, fields).getStatus();
                    asked++;
                    if (status < 400 && !HttpMethod.GET.equals(route.method())) {
                        // what was taken changed the house; the next form goes to one where it would do
                        house = house();
                    }
                    if (status >= 500) {
                        failures.add(route + ": " + field + " with " + hostile.getKey() + " answers " + status);
                    }
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(asked).isGreaterThan(500);
    }

    @Test
    void the_other_fields_are_filled_so_well_that_every_form_would_go_through() throws Exception {
        var refused = new ArrayList<String>();
        int sent = 0;
        for (var route : routesWithFields()) {
            var house = house();
            var answer = send(route, house, samples(route, house));
            sent++;
            if (answer.getStatus() >= 400) {
                refused.add(route + " answers " + answer.getStatus());
            }
        }
        assertThat(sent).isGreaterThan(20);
        assertThat(refused)
                .as("tell samples() what would do in its fields, or the list below why nothing can")
                .isSubsetOf(REFUSED_ANYWAY);
    }

    @Test
    void an_address_with_a_nul_is_nobodys() throws Exception {
        jdbc.sql("delete from access.throttle").update();
        var answer = mvc.perform(request(HttpMethod.POST, URI.create("/sign-in"))
                        .param("email", "sam\0@cast.test")
                        .param("password", "wrong")
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(answer.getRedirectedUrl()).isEqualTo("/sign-in?failed");
    }

    /** Things of a customer, and a field that no pack knows. */
    private Map<String, String> house() {
        var house = new LinkedHashMap<>(houses.another());
        var field = UUID.randomUUID();
        var firmware = "15." + world.number() + ".0";
        house.put("field", field.toString());
        house.put("channel", "probe");
        house.put("firmware", "[" + firmware + "]");
        world.as(
                cast.sam(),
                () -> jdbc.sql("""
                        insert into telemetry.unknown_field
                        values (:id, 'sonoff/th-elite', :firmware, 'Probe.' || :id, now(), now(), 1, '{number}', 20, 21,
                                '[]', '{}')
                        """)
                        .param("id", field)
                        .param("firmware", firmware)
                        .update());
        return house;
    }

    private List<Route> routesWithFields() {
        return Routes.of(handlers).stream()
                .filter(route -> !FormFields.of(route).isEmpty())
                .toList();
    }

    private MockHttpServletResponse send(Route route, Map<String, String> house, Map<String, String> fields)
            throws Exception {
        jdbc.sql("delete from access.throttle").update();
        var path = URI.create(
                route.path(name -> name.equals("quantity") ? "air_temperature" : house.getOrDefault(name, "x")));
        var request = request(route.method(), path).with(csrf());
        if (!route.isForAnyone()) {
            request.with(cast.as(whoMay(route)));
        }
        fields.forEach(request::param);
        return mvc.perform(request).andReturn().getResponse();
    }

    private Actor whoMay(Route route) {
        var allow = route.allow();
        return Stream.of(cast.ada(), cast.olga(), cast.sam(), cast.ines())
                .filter(actor -> allow == null || Arrays.asList(allow.value()).contains(actor.role()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody may " + route));
    }

    /** For each field something that would do. */
    private static Map<String, String> samples(Route route, Map<String, String> house) {
        var unique = UUID.randomUUID().toString();
        var known = new LinkedHashMap<>(house);
        known.put("name", unique);
        known.put("email", unique.substring(0, 8) + "@hostile.test");
        known.put("role", Role.SUPPORT.name());
        known.put("version", "1");
        known.put("sure", "true");
        known.put("kind", "boiler");
        known.put("address", "Nordweg 4, Kiel");
        known.put("zone", "Europe/Berlin");
        known.put("latitude", "54.3");
        known.put("longitude", "10.1");
        known.put("quantities", "air_temperature");
        known.put("quantity", "air_temperature");
        known.put("positions", String.valueOf(house.get("position")));
        known.put("day", LocalDate.now(ZoneOffset.UTC).plusDays(1).toString());
        known.put("madeOn", LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
        known.put("madeBy", "the maker");
        known.put("product", "sonoff/th-elite THR316D");
        known.put("serials", unique.replace("-", "").substring(0, 12).toUpperCase(java.util.Locale.ROOT));
        known.put("source", "LIST");
        known.put("event", "QUARANTINE");
        known.put("reason", "OTHER");
        known.put("words", "a test");
        known.put("seen", "1");
        known.put("line", "LINK");
        known.put("password", "a long enough pass phrase");
        known.put("now", "not the password");
        known.put("page", "1");
        known.put("part", "1");
        known.put("key", unique);
        var fields = new LinkedHashMap<String, String>();
        if (route.toString().contains("/inbox/{field}")) {
            known.putAll(Map.of(
                    "verdict", "accept",
                    "quantity", "surface_temperature",
                    "unit", "Cel",
                    "scale", "1",
                    "shift", "0",
                    "words", "",
                    "version", "0"));
        }
        FormFields.of(route).forEach(field -> fields.put(field, known.getOrDefault(field, "")));
        return fields;
    }
}
