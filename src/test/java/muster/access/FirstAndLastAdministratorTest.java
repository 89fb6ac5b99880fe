package muster.access;

import static muster.access.AccountsOfTests.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import muster.shared.Refused;
import muster.support.Browser;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The first administrator and the last one, in a house of their own: it is emptied, which no other test would like. */
@ModuleTest
@TestPropertySource(properties = "spring.application.name=a house of its own")
class FirstAndLastAdministratorTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    AccountsOfTests people;

    @Autowired
    Accounts accounts;

    @Autowired
    People users;

    @Autowired
    FirstAdministrator first;

    @Autowired
    JdbcClient jdbc;

    @Test
    void without_any_account_a_link_makes_the_first_administrator_and_never_a_second() throws Exception {
        asOwner("delete from access.one_time_link", "delete from access.account");
        var old = token(first.link());
        var token = token(first.link());
        assertThat(new Browser(mvc).open("/welcome/" + old).getStatus()).isEqualTo(404);
        var ada = new Browser(mvc);
        assertThat(ada.open("/welcome/" + token).getStatus()).isEqualTo(200);
        assertThat(ada.submit("/welcome/" + token, "name", "", "email", "no address", "password", PASSWORD)
                        .getContentAsString())
                .contains("Enter the name.", "no address");
        ada.submit("/welcome/" + token, "name", "Ada", "email", "ada@example.com", "password", PASSWORD);
        assertThat(ada.signIn("ada@example.com", PASSWORD).getRedirectedUrl()).isEqualTo("/");
        assertThat(first.link()).isEmpty();
    }

    @Test
    void nobody_disables_himself_or_the_last_administrator() {
        var ada = people.staff(Role.ADMINISTRATOR);
        var by = Actor.person(ada.id(), ada.name(), Role.ADMINISTRATOR, null, null);
        assertThatThrownBy(() -> users.disable(ada.id(), by))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("access.user.yourself"));
        for (var other : accounts.findAll()) {
            if (other.role() == Role.ADMINISTRATOR && !other.id().equals(ada.id()) && other.disabledAt() == null) {
                users.disable(other.id(), by);
            }
        }
        assertThatThrownBy(() -> users.disable(ada.id(), Actor.system("test")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.key()).isEqualTo("access.user.last-administrator"));
    }

    /** The application itself may not delete accounts. */
    private void asOwner(String... statements) {
        jdbc.sql("reset role; " + String.join("; ", statements) + "; set role muster_app")
                .update();
    }

    private static String token(Optional<String> link) {
        var address = link.orElseThrow();
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
