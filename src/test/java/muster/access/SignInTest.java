package muster.access;

import static muster.access.AccountsOfTests.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import muster.support.Browser;
import muster.support.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class SignInTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    AccountsOfTests people;

    @Autowired
    People users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void nobody_has_guessed_yet() {
        jdbc.sql("delete from access.throttle").update();
    }

    @Test
    void whoever_scans_a_label_lands_on_it_after_signing_in() throws Exception {
        var ines = people.installer();
        var browser = new Browser(mvc);
        var sent = browser.open("/a/ABCD-EFGH?x=1").getRedirectedUrl();
        assertThat(sent).isEqualTo("/sign-in?then=%2Fa%2FABCD-EFGH%3Fx%3D1");

        var page = browser.open(Objects.requireNonNull(sent)).getContentAsString();
        assertThat(page).contains("name=\"then\"", "/a/ABCD-EFGH?x=1");
        var in = browser.submit("/sign-in", "email", ines.email(), "password", PASSWORD, "then", "/a/ABCD-EFGH?x=1");
        assertThat(in.getRedirectedUrl()).isEqualTo("/a/ABCD-EFGH?x=1");
    }

    @Test
    void a_foreign_address_is_never_where_one_lands() throws Exception {
        var sam = people.staff(Role.SUPPORT);
        for (var then : new String[] {
            "https://evil.example", "//evil.example", "/\\evil.example", "evil", "/a\nb", "javascript:alert(1)"
        }) {
            var browser = new Browser(mvc);
            browser.open("/sign-in");
            var in = browser.submit("/sign-in", "email", sam.email(), "password", PASSWORD, "then", then);
            assertThat(in.getRedirectedUrl()).as(then).isEqualTo("/");
        }
    }

    @Test
    void a_wrong_password_keeps_the_address_and_the_page_asked_for() throws Exception {
        var browser = new Browser(mvc);
        browser.open("/sign-in");
        var refused = browser.submit("/sign-in", "email", "who@example.com", "password", "wrong", "then", "/me");
        assertThat(refused.getRedirectedUrl()).isEqualTo("/sign-in?failed&then=%2Fme");
        assertThat(browser.open("/sign-in?failed&then=%2Fme").getContentAsString())
                .contains("who@example.com", "do not fit together")
                .doesNotContain("wrong\"");
    }

    @Test
    void five_failures_close_the_door_for_the_right_password_too_and_are_noticed() throws Exception {
        var sam = people.staff(Role.SUPPORT);
        var browser = new Browser(mvc);
        for (int i = 0; i < 5; i++) {
            browser.signIn(sam.email(), "guess " + i);
        }
        var closed = browser.signIn(sam.email(), PASSWORD);
        assertThat(closed.getRedirectedUrl()).isEqualTo("/sign-in?failed");
        assertThat(browser.open("/sign-in?failed").getContentAsString()).contains("Please wait");
        var noticed = ActorContext.<Integer, RuntimeException>call(
                Actor.system("test"),
                () -> Objects.requireNonNull(transaction.execute(
                        status -> jdbc.sql("select count(*) from audit.entry where action = 'guessing.noticed'")
                                .query(Integer.class)
                                .single())));
        assertThat(noticed).isPositive();
    }

    @Test
    void of_twenty_guesses_at_one_time_five_are_looked_at() throws Exception {
        var sam = people.staff(Role.SUPPORT);
        try (var guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            var guesses = IntStream.range(0, 20)
                    .mapToObj(guess -> guessers.submit(() -> new Browser(mvc).signIn(sam.email(), "guess " + guess)))
                    .toList();
            for (var guess : guesses) {
                assertThat(guess.get().getRedirectedUrl()).isEqualTo("/sign-in?failed");
            }
        }
        assertThat(failuresOf("account-from:" + sam.email() + " 127.0.0.1")).isEqualTo(5);
        assertThat(failuresOf("account:" + sam.email())).isEqualTo(5);
        assertThat(failuresOf("address:127.0.0.1")).isEqualTo(5);
    }

    @Test
    void whoever_guesses_elsewhere_locks_no_colleague_out() throws Exception {
        var sam = people.staff(Role.SUPPORT);
        var guesser = new Browser(mvc);
        for (int i = 0; i < 6; i++) {
            guesser.open("/sign-in");
            guesser.submitFrom("203.0.113.66", "/sign-in", "email", sam.email(), "password", "guess " + i);
        }
        assertThat(guesser.open("/sign-in?failed").getContentAsString()).contains("Please wait");
        assertThat(new Browser(mvc).signIn(sam.email(), PASSWORD).getRedirectedUrl())
                .isEqualTo("/");
    }

    @Test
    void guesses_from_many_addresses_close_the_account_in_the_end() throws Exception {
        var sam = people.staff(Role.SUPPORT);
        var guesser = new Browser(mvc);
        guesser.open("/sign-in");
        for (int i = 0; i < 30; i++) {
            guesser.submitFrom("198.51.100." + i, "/sign-in", "email", sam.email(), "password", "guess " + i);
        }
        assertThat(new Browser(mvc).signIn(sam.email(), PASSWORD).getRedirectedUrl())
                .isEqualTo("/sign-in?failed");
    }

    @Test
    void many_colleagues_behind_one_address_come_in() throws Exception {
        for (int i = 0; i < 22; i++) {
            assertThat(new Browser(mvc)
                            .signIn(people.staff(Role.SUPPORT).email(), PASSWORD)
                            .getRedirectedUrl())
                    .isEqualTo("/");
        }
        assertThat(failuresOf("address:127.0.0.1")).isZero();
    }

    @Test
    void an_unknown_account_is_answered_like_a_wrong_password() throws Exception {
        var sam = people.staff(Role.SUPPORT);
        var known = new Browser(mvc);
        known.signIn(sam.email(), "wrong");
        var unknown = new Browser(mvc);
        unknown.signIn("nobody@example.com", "wrong");
        assertThat(masked(known, sam.email())).isEqualTo(masked(unknown, "nobody@example.com"));
    }

    @Test
    void an_old_sign_in_page_asks_once_more_and_keeps_the_address() throws Exception {
        var browser = new Browser(mvc);
        var late = browser.submit("/sign-in", "email", "sam@example.com", "password", "x", "then", "/me");
        assertThat(late.getRedirectedUrl()).isEqualTo("/sign-in?again&then=%2Fme");
        assertThat(browser.open("/sign-in?again&then=%2Fme").getContentAsString())
                .contains("sam@example.com");
    }

    @Test
    void after_signing_out_the_old_cookie_opens_nothing() throws Exception {
        var browser = signedIn(people.staff(Role.SUPPORT));
        browser.open("/me");
        var cookie = browser.cookie();
        browser.submit("/sign-out");
        var stolen = mvc.perform(get("/me").cookie(cookie)).andReturn().getResponse();
        assertThat(stolen.getRedirectedUrl()).startsWith("/sign-in");
    }

    @Test
    void disabling_or_another_role_ends_all_sessions_at_once() throws Exception {
        var ada = people.staff(Role.ADMINISTRATOR);
        var by = Actor.person(ada.id(), ada.name(), Role.ADMINISTRATOR, null, null);
        var sam = people.staff(Role.SUPPORT);
        var olga = people.staff(Role.OPERATIONS);
        var sams = signedIn(sam);
        var olgas = signedIn(olga);
        assertThat(sams.open("/me").getStatus()).isEqualTo(200);

        users.disable(sam.id(), by);
        users.change(olga.id(), olga.name(), Role.SUPPORT, null, olga.version(), by);
        int accepted = 0;
        for (int i = 0; i < 20; i++) {
            accepted += sams.open("/me").getStatus() == 200 ? 1 : 0;
            accepted += olgas.open("/me").getStatus() == 200 ? 1 : 0;
        }
        assertThat(accepted).isZero();
        assertThat(signedIn(sam).open("/me").getStatus()).isEqualTo(302);
    }

    @Test
    void signing_out_elsewhere_leaves_just_this_browser() throws Exception {
        var sam = people.staff(Role.SUPPORT);
        var phone = signedIn(sam);
        var desk = signedIn(sam);
        assertThat(desk.open("/me").getContentAsString()).contains("This one");
        desk.submit("/me/sign-outs");
        assertThat(desk.open("/me").getStatus()).isEqualTo(200);
        assertThat(phone.open("/me").getStatus()).isEqualTo(302);
    }

    @Test
    void another_password_ends_the_other_sessions_and_the_old_one_opens_no_more() throws Exception {
        var sam = people.staff(Role.SUPPORT);
        var phone = signedIn(sam);
        var desk = signedIn(sam);
        desk.open("/me");
        assertThat(desk.submit("/me/password", "now", "wrong", "password", "another long evening")
                        .getContentAsString())
                .contains("This is not your password");
        assertThat(desk.submit("/me/password", "now", PASSWORD, "password", "short")
                        .getContentAsString())
                .contains("at least 12 characters");
        assertThat(desk.submit("/me/password", "now", PASSWORD, "password", "another long evening")
                        .getRedirectedUrl())
                .isEqualTo("/me");
        assertThat(desk.open("/me").getStatus()).isEqualTo(200);
        assertThat(phone.open("/me").getStatus()).isEqualTo(302);
        assertThat(new Browser(mvc).signIn(sam.email(), PASSWORD).getRedirectedUrl())
                .isEqualTo("/sign-in?failed");
    }

    @Test
    void htmx_is_told_to_go_to_the_sign_in_page_and_to_come_back() throws Exception {
        var response = mvc.perform(get("/me").header("HX-Request", "true").header("HX-Current-URL", "http://x/me?a=b"))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("HX-Redirect")).isEqualTo("/sign-in?then=%2Fme%3Fa%3Db");
    }

    @Test
    void a_forged_host_changes_no_link() throws Exception {
        for (var header : new String[] {"Host", "X-Forwarded-Host"}) {
            var page =
                    mvc.perform(get("/sign-in").header(header, "evil.example")).andReturn();
            assertThat(page.getResponse().getContentAsString()).doesNotContain("evil.example");
            var away = mvc.perform(get("/me").header(header, "evil.example")).andReturn();
            assertThat(away.getResponse().getRedirectedUrl()).doesNotContain("evil.example");
        }
    }

    @Test
    void without_the_token_no_form_is_taken() throws Exception {
        var browser = signedIn(people.staff(Role.SUPPORT));
        var forged = browser.send(post("/me/sign-outs").header("Sec-Fetch-Site", "cross-site"));
        assertThat(forged.getStatus()).isEqualTo(403);
    }

    private int failuresOf(String key) {
        return jdbc.sql("select coalesce(sum(failures), 0) from access.throttle where key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    private static String masked(Browser browser, String email) throws Exception {
        return browser.open("/sign-in?failed")
                .getContentAsString()
                .replace(email, "…")
                .replaceAll("name=\"_csrf\"[^>]*>|content=\"[^\"]+\"", "…");
    }

    private Browser signedIn(Account account) throws Exception {
        var browser = new Browser(mvc);
        browser.signIn(account.email(), PASSWORD);
        return browser;
    }
}
