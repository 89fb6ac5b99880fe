package muster.access;

import static muster.access.AccountsOfTests.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import muster.support.Browser;
import muster.support.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class ResumeTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    AccountsOfTests people;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobody_has_guessed_yet() {
        jdbc.sql("delete from access.throttle").update();
    }

    @Test
    void of_fifty_forms_whose_session_ended_fifty_come_back() throws Exception {
        var sam = people.staff(Role.SUPPORT);
        var browser = new Browser(mvc);
        browser.signIn(sam.email(), PASSWORD);
        browser.open("/customers/new");
        int restored = 0;
        for (int i = 0; i < 50; i++) {
            jdbc.sql("delete from access.session").update();
            var name = "Bäckerei <" + i + "> & Söhne 🥐";
            var sent = browser.submit("/customers", "name", name, "note", "line 1\nline 2", "password", "never kept");
            assertThat(sent.getRedirectedUrl()).isEqualTo("/sign-in?then=%2Fresume");
            // the sign-in itself is tested elsewhere and takes its quarter of a second: every tenth is enough
            if (i % 10 == 0) {
                browser.open("/sign-in?then=%2Fresume");
                assertThat(browser.submit("/sign-in", "email", sam.email(), "password", PASSWORD, "then", "/resume")
                                .getRedirectedUrl())
                        .isEqualTo("/resume");
                var page = browser.open("/resume").getContentAsString();
                assertThat(page)
                        .contains(
                                "action=\"/customers\"", "Bäckerei &lt;" + i + "&gt; &amp; Söhne 🥐", "line 1\nline 2")
                        .doesNotContain("never kept");
            }
            restored += kept(name) ? 1 : 0;
        }
        assertThat(restored).isEqualTo(50);
    }

    @Test
    void sending_it_now_does_what_was_meant_and_then_nothing_waits_any_more() throws Exception {
        var sam = people.staff(Role.SUPPORT);
        var browser = interrupted(sam, "Sent late");
        browser.open("/resume");
        var done = browser.submit("/customers", "_resumed", "1", "name", "Sent late", "note", "x");
        assertThat(done.getRedirectedUrl()).startsWith("/customers/");
        assertThat(browser.open("/resume").getContentAsString()).contains("Nothing is waiting here");
    }

    @Test
    void what_is_discarded_is_gone() throws Exception {
        var browser = interrupted(people.staff(Role.SUPPORT), "Thrown away");
        browser.open("/resume");
        browser.submit("/resume/discard");
        assertThat(browser.open("/resume").getContentAsString()).doesNotContain("Thrown away");
    }

    @Test
    void a_form_that_another_site_sent_is_never_kept() throws Exception {
        assertThat(lost(form("evil").header("Sec-Fetch-Site", "cross-site"))).isEqualTo("/sign-in");
        assertThat(lost(form("evil").header("Sec-Fetch-Site", "same-site"))).isEqualTo("/sign-in");
        assertThat(lost(form("evil").header("Origin", "https://evil.example"))).isEqualTo("/sign-in");
        assertThat(lost(form("evil").header("Origin", "null"))).isEqualTo("/sign-in");
        assertThat(lost(form("evil"))).isEqualTo("/sign-in");
    }

    @Test
    void too_much_to_keep_is_not_kept() throws Exception {
        assertThat(lost(form("x".repeat(65 * 1024)).header("Sec-Fetch-Site", "same-origin")))
                .isEqualTo("/sign-in");
    }

    @Test
    void htmx_gets_no_page_into_its_fragment_and_the_fields_are_kept_all_the_same() throws Exception {
        var response = new Browser(mvc)
                .send(form("From a fragment")
                        .header("HX-Request", "true")
                        .header("HX-Current-URL", "http://localhost/customers/new")
                        .header("Sec-Fetch-Site", "same-origin"));
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("HX-Redirect")).isEqualTo("/sign-in?then=%2Fresume");
    }

    @Test
    void a_page_from_before_another_sign_in_keeps_its_form_without_asking_again() throws Exception {
        var browser = new Browser(mvc);
        browser.signIn(people.staff(Role.SUPPORT).email(), PASSWORD);
        var stale = browser.send(form("Old tab").header("Sec-Fetch-Site", "same-origin"));
        assertThat(stale.getRedirectedUrl()).isEqualTo("/resume");
        assertThat(browser.open("/resume").getContentAsString()).contains("Old tab");
    }

    private Browser interrupted(Account account, String name) throws Exception {
        var browser = new Browser(mvc);
        browser.submit("/customers", "name", name, "note", "x");
        browser.open("/sign-in?then=%2Fresume");
        browser.submit("/sign-in", "email", account.email(), "password", PASSWORD, "then", "/resume");
        return browser;
    }

    private String lost(MockHttpServletRequestBuilder request) throws Exception {
        return Objects.requireNonNull(new Browser(mvc).send(request).getRedirectedUrl());
    }

    private static MockHttpServletRequestBuilder form(String name) {
        var body = "name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return post("/customers")
                .contentType("application/x-www-form-urlencoded")
                .header("Content-Length", body.length())
                .content(body);
    }

    /** Looks into the stored session, where the number in the name stands as it was typed. */
    private boolean kept(String name) {
        var number = name.substring(name.indexOf('<'), name.indexOf('>') + 1);
        return jdbc
                .sql(
                        "select attribute_bytes from access.session_attributes where attribute_name = 'muster.interrupted'")
                .query((row, at) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                .list()
                .stream()
                .anyMatch(stored -> stored.contains(number));
    }
}
