package muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import muster.support.ModuleTest;
import muster.support.Routes.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes that are there only with the sample fleet: the bench. It is asked by the people of the sample. */
@ModuleTest
@TestPropertySource(properties = "muster.sample-fleet=true")
class SampleRoutesTest {

    private static final Map<Role, String> PEOPLE = Map.of(
            Role.INSTALLER, "ines@example.test",
            Role.SUPPORT, "sam@example.test",
            Role.OPERATIONS, "olga@example.test",
            Role.CUSTOMER, "carl@example.test",
            Role.ADMINISTRATOR, "ada@example.test");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    MockMvc mvc;

    @Autowired
    UserDetailsService users;

    private RouteMatrix matrix;

    @BeforeEach
    void draw() {
        matrix = new RouteMatrix(handlers, mvc);
    }

    @Test
    void every_handler_says_who_may_enter() {
        assertThat(matrix.routes())
                .allSatisfy(route -> assertThat(route.hasRule())
                        .as("%s needs @Allow, @AllowSignedIn or @AllowAnyone", route)
                        .isTrue());
        assertThat(matrix.guarded(SampleRoutesTest::isOfTheBench)).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void whoever_is_nobody_is_sent_to_the_sign_in_page() throws Exception {
        var guarded = matrix.guarded(route -> true);
        assertThat(matrix.opensToNobody(guarded, RouteMatrix.absent())).isEmpty();
        assertThat(matrix.asked()).isEqualTo(guarded.size() * 2);
    }

    @Test
    void a_role_that_may_not_enter_the_bench_is_refused_and_one_that_may_is_not() throws Exception {
        var bench = matrix.guarded(route -> isOfTheBench(route) && !makesSomething(route));
        assertThat(matrix.letsInTheWrong(bench, everybody())).isEmpty();
        assertThat(matrix.asked()).isEqualTo(bench.size() * PEOPLE.size());
    }

    @Test
    void what_makes_devices_and_jobs_is_refused_to_whoever_may_not() throws Exception {
        var makers = matrix.guarded(route -> isOfTheBench(route) && makesSomething(route));
        assertThat(makers).isNotEmpty();
        var customer = Map.<Role, Supplier<RequestPostProcessor>>of(Role.CUSTOMER, () -> as(Role.CUSTOMER));
        assertThat(makers).allMatch(route -> !RouteMatrix.mayEnter(route, Role.CUSTOMER));
        assertThat(matrix.letsInTheWrong(makers, customer)).isEmpty();
    }

    private static boolean isOfTheBench(Route route) {
        return route.handler().getBeanType().getPackageName().startsWith("muster.demo");
    }

    /** It would: the fleet is counted by other tests. */
    private static boolean makesSomething(Route route) {
        return route.method().equals(HttpMethod.POST) && route.variables().isEmpty();
    }

    private Map<Role, Supplier<RequestPostProcessor>> everybody() {
        var people = new EnumMap<Role, Supplier<RequestPostProcessor>>(Role.class);
        PEOPLE.keySet().forEach(role -> people.put(role, () -> as(role)));
        return people;
    }

    private RequestPostProcessor as(Role role) {
        return user(users.loadUserByUsername(Objects.requireNonNull(PEOPLE.get(role))));
    }
}
