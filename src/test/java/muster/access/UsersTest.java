package muster.access;

import static muster.access.AccountsOfTests.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import muster.support.Browser;
import muster.support.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class UsersTest {

    private static final Pattern LINK = Pattern.compile("http://[^<\"]+/welcome/([A-Za-z0-9_-]+)");

    @Autowired
    MockMvc mvc;

    @Autowired
    AccountsOfTests people;

    @Autowired
    Accounts accounts;

    @Autowired
    People users;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobody_yet() {
        jdbc.sql("delete from access.throttle").update();
    }

    @Test
    void an_invited_person_chooses_a_password_once_and_signs_in() throws Exception {
        var ada = signedIn(people.staff(Role.ADMINISTRATOR));
        ada.open("/users/new");
        var invited = ada.submit("/users", "name", "Nora Lund", "email", "nora@example.com", "role", "OPERATIONS");
        var user = Objects.requireNonNull(invited.getRedirectedUrl());
        var token = "";
        assertThat(sessions()).doesNotContain(tokenIn(invited));
        var page = ada.open(user).getContentAsString();
        var found = LINK.matcher(page);
        if (found.find()) {
            token = found.group(1);
        }
        assertThat(ada.open(user).getContentAsString()).doesNotContain("/welcome/");

        var nora = new Browser(mvc);
        var look = nora.open("/welcome/" + token);
        assertThat(look.getStatus()).isEqualTo(200);
        assertThat(look.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(nora.submit("/welcome/" + token, "password", "password1234").getContentAsString())
                .contains("Too common");
        assertThat(nora.submit("/welcome/" + token, "password", PASSWORD).getRedirectedUrl())
                .isEqualTo("/sign-in?welcome");
        assertThat(nora.submit("/welcome/" + token, "password", PASSWORD).getStatus())
                .isEqualTo(404);
        assertThat(nora.signIn("nora@example.com", PASSWORD).getRedirectedUrl()).isEqualTo("/");
    }

    @Test
    void a_link_made_again_is_shown_once_and_stored_nowhere() throws Exception {
        var sam = people.staff(Role.SUPPORT);
        var olga = people.staff(Role.OPERATIONS);
        var ada = signedIn(people.staff(Role.ADMINISTRATOR));
        ada.open("/users/" + sam.id());
        var made = ada.submit("/users/" + sam.id() + "/links");
        var token = tokenIn(made);
        assertThat(sessions()).doesNotContain(token);
        assertThat(ada.open("/users/" + olga.id()).getContentAsString()).doesNotContain("/welcome/");
        assertThat(ada.open("/users/" + sam.id()).getContentAsString()).contains("/welcome/" + token);
        assertThat(ada.open("/users/" + sam.id()).getContentAsString()).doesNotContain("/welcome/");
        assertThat(new Browser(mvc).open("/welcome/" + token).getStatus()).isEqualTo(200);
        assertThat(users.linkOf(sam.id(), token)).isPresent();
        assertThat(users.linkOf(olga.id(), token)).isEmpty();
    }

    private static String tokenIn(MockHttpServletResponse answer) {
        return Objects.requireNonNull(answer.getCookie("muster-link")).getValue();
    }

    /** All that is stored of anybody's session. */
    private String sessions() {
        return String.join(
                " ",
                jdbc.sql("select attribute_bytes from access.session_attributes")
                        .query((row, at) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                        .list());
    }

    @Test
    void a_link_that_is_unknown_shows_the_same_friendly_page() throws Exception {
        var page = new Browser(mvc).open("/welcome/does-not-exist");
        assertThat(page.getStatus()).isEqualTo(404);
        assertThat(page.getContentAsString()).contains("does not work any more");
    }

    @Test
    void an_installer_needs_a_firm_and_what_was_typed_is_kept() throws Exception {
        var ada = signedIn(people.staff(Role.ADMINISTRATOR));
        ada.open("/users/new");
        var refused = ada.submit("/users", "name", "Ida", "email", "ida@example.com", "role", "INSTALLER");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("belongs to a firm", "value=\"Ida\"");
        var firm = people.organisation(Organisation.Kind.CUSTOMER).id().toString();
        assertThat(ada.submit("/users", "name", "Ida", "email", "ida@example.com", "role", "INSTALLER", "firm", firm)
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void fields_that_no_form_has_are_never_stored() throws Exception {
        var ada = signedIn(people.staff(Role.ADMINISTRATOR));
        ada.open("/users/new");
        ada.submit(
                "/users",
                "name",
                "Eve",
                "email",
                "eve@example.com",
                "role",
                "SUPPORT",
                "passwordHash",
                "x",
                "organisationId",
                people.organisation(Organisation.Kind.FIRM).id().toString());
        var eve = accounts.findByEmail("eve@example.com").orElseThrow();
        assertThat(eve.passwordHash()).isNull();
        assertThat(eve.organisationId()).isNull();
    }

    @Test
    void two_who_edit_one_person_see_both_values() throws Exception {
        var sam = people.staff(Role.SUPPORT);
        var ada = signedIn(people.staff(Role.ADMINISTRATOR));
        ada.open("/users/" + sam.id());
        var mail = sam.email();
        ada.submit("/users/" + sam.id(), "name", "Samuel", "email", mail, "role", "SUPPORT", "version", "1");
        var late =
                ada.submit("/users/" + sam.id(), "name", "Sammy", "email", mail, "role", "OPERATIONS", "version", "1");
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(late.getContentAsString()).contains("value=\"Samuel\"", "value=\"Sammy\"", ">Operations<");
    }

    @Test
    void a_firm_is_added_once_and_renamed() throws Exception {
        var ada = signedIn(people.staff(Role.ADMINISTRATOR));
        ada.open("/firms/new");
        var firm = Objects.requireNonNull(
                ada.submit("/firms", "name", "Lund Heating").getRedirectedUrl());
        assertThat(ada.submit("/firms", "name", "Lund Heatings").getContentAsString())
                .contains("Names close to it", "<li>Lund Heating</li>");
        assertThat(ada.submit("/firms", "name", "lund heating", "sure", "Lund Heating")
                        .getContentAsString())
                .contains("already");
        ada.submit(firm, "name", "Lund & Daughters", "version", "1");
        assertThat(ada.open(firm).getContentAsString()).contains("Lund &amp; Daughters");
    }

    private Browser signedIn(Account account) throws Exception {
        var browser = new Browser(mvc);
        browser.signIn(account.email(), PASSWORD);
        return browser;
    }
}
