package muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.TwoHouses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route × every role and nobody × an own, a foreign and an absent id, generated from the handler mappings. */
@ModuleTest
class RouteMatrixTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    MockMvc mvc;

    @Autowired
    Cast cast;

    @Autowired
    TwoHouses houses;

    private RouteMatrix matrix;

    @BeforeEach
    void draw() {
        matrix = new RouteMatrix(handlers, mvc);
    }

    @Test
    void every_path_variable_has_an_own_and_a_foreign_sample() {
        for (var route : matrix.routes()) {
            for (var variable : route.variables()) {
                assertThat(RouteMatrix.NOBODYS.containsKey(variable)
                                || houses.own().containsKey(variable))
                        .as(
                                "%s: tell TwoHouses an own and a foreign {%s}, or the matrix that it is nobody's",
                                route, variable)
                        .isTrue();
            }
        }
    }

    @Test
    void whoever_is_nobody_is_sent_to_the_sign_in_page_whatever_the_id() throws Exception {
        var guarded = matrix.guarded(route -> true);
        assertThat(matrix.opensToNobody(guarded, houses.own())).isEmpty();
        assertThat(matrix.opensToNobody(guarded, RouteMatrix.absent())).isEmpty();
        assertThat(matrix.asked()).isEqualTo(guarded.size() * 4).isGreaterThan(300);
    }

    @Test
    void a_role_that_may_not_enter_is_refused_and_one_that_may_is_not() throws Exception {
        var guarded = matrix.guarded(route -> true);
        assertThat(matrix.letsInTheWrong(guarded, everybody())).isEmpty();
        assertThat(matrix.asked())
                .isEqualTo(guarded.size() * Role.values().length)
                .isGreaterThan(400);
    }

    @Test
    void what_is_foreign_is_answered_exactly_like_what_does_not_exist() throws Exception {
        var somebodys = matrix.guarded(route -> RouteMatrix.namesSomething(route, houses.own()));
        assertThat(matrix.tellsApart(somebodys, scoped(), houses.foreign())).isEmpty();
        assertThat(matrix.asked()).isEqualTo(somebodys.size() * 4).isGreaterThan(200);
    }

    @Test
    void what_is_own_can_be_looked_at() throws Exception {
        var wrong = new ArrayList<String>();
        for (var route : matrix.guarded(
                one -> one.method().equals(HttpMethod.GET) && !one.variables().isEmpty())) {
            for (var person : everybody().entrySet()) {
                var status = matrix.call(route, person.getValue().get(), houses.own())
                        .getStatus();
                if (status >= 500) {
                    wrong.add(route + " fails for " + person.getKey() + " with " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(own("GET /sites/{site}", Role.CUSTOMER)).isEqualTo(200);
        assertThat(own("GET /sites/{site}", Role.INSTALLER)).isEqualTo(200);
        assertThat(own("GET /assets/{asset}", Role.INSTALLER)).isEqualTo(200);
        assertThat(own("GET /customers/{customer}", Role.CUSTOMER)).isEqualTo(200);
        assertThat(own("GET /customers/{customer}", Role.INSTALLER)).isEqualTo(404);
    }

    /** So that an answer "not found" to what is foreign means something. */
    @Test
    void what_is_own_is_found_by_every_form_that_a_scoped_role_may_send() throws Exception {
        var lost = new ArrayList<String>();
        int sent = 0;
        for (var route : matrix.guarded(one ->
                one.method().equals(HttpMethod.POST) && one.variables().stream().anyMatch(houses.own()::containsKey))) {
            for (var person : scoped().entrySet()) {
                if (RouteMatrix.mayEnter(route, person.getKey())) {
                    var status = matrix.call(route, person.getValue().get(), houses.own())
                            .getStatus();
                    sent++;
                    if (status == 404 || status >= 500) {
                        lost.add(route + " answers " + person.getKey() + " with " + status);
                    }
                }
            }
        }
        assertThat(lost).isEmpty();
        assertThat(sent).isPositive();
    }

    private int own(String route, Role role) throws Exception {
        return matrix.call(
                        matrix.route(route),
                        Objects.requireNonNull(everybody().get(role)).get(),
                        houses.own())
                .getStatus();
    }

    private Map<Role, Supplier<RequestPostProcessor>> everybody() {
        return people(List.of(cast.ines(), cast.sam(), cast.olga(), cast.carl(), cast.ada()));
    }

    /** Those who see but a part. */
    private Map<Role, Supplier<RequestPostProcessor>> scoped() {
        return people(List.of(cast.carl(), cast.ines()));
    }

    private Map<Role, Supplier<RequestPostProcessor>> people(List<Actor> actors) {
        var people = new EnumMap<Role, Supplier<RequestPostProcessor>>(Role.class);
        actors.forEach(actor -> people.put(Objects.requireNonNull(actor.role()), () -> cast.as(actor)));
        return people;
    }
}
