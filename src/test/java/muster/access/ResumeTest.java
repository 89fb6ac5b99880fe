package muster.access;

import static muster.access.AccountsOfTests.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import muster.support.Browser;
import muster.support.ModuleTest;
import muster.support.TestClock;
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

    @Autowired
    TestClock clock;

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
                                "<dt>Name</dt>",
                                "<dt>Note</dt>",
                                "action=\"/customers\"",
                                "Bäckerei &lt;" + i + "&gt; &amp; Söhne 🥐",
                                "line 1\nline 2")
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
    void whoever_signs_in_next_does_not_get_what_somebody_else_typed() throws Exception {
        var sam = people.staff(Role.SUPPORT);
        var browser = new Browser(mvc);
        browser.signIn(sam.email(), PASSWORD);
        browser.open("/customers/new");
        jdbc.sql("delete from access.session").update();
        browser.submit("/customers", "name", "Sam's secret", "note", "x");
        assertThat(resumedBy(people.staff(Role.OPERATIONS), browser)).doesNotContain("Sam&#39;s secret");
        assertThat(resumedBy(sam, browser)).doesNotContain("Sam&#39;s secret");
    }

    @Test
    void not_even_from_a_tab_that_was_open_before_the_sign_in_page_was() throws Exception {
        var sam = people.staff(Role.SUPPORT);
        var browser = new Browser(mvc);
        browser.signIn(sam.email(), PASSWORD);
        browser.open("/customers/new");
        jdbc.sql("delete from access.session").update();
        browser.open("/sign-in");
        browser.submit("/customers", "name", "Sam's secret", "note", "x");
        assertThat(resumedBy(people.staff(Role.OPERATIONS), browser)).doesNotContain("Sam&#39;s secret");
    }

    @Test
    void its_own_person_gets_it_from_such_a_tab() throws Exception {
        var sam = people.staff(Role.SUPPORT);
        var browser = new Browser(mvc);
        browser.signIn(sam.email(), PASSWORD);
        browser.open("/customers/new");
        jdbc.sql("delete from access.session").update();
        browser.open("/sign-in");
        browser.submit("/customers", "name", "Sam's secret", "note", "x");
        assertThat(resumedBy(sam, browser)).contains("Sam&#39;s secret");
    }

    @Test
    void an_address_of_any_length_is_kept_as_long_as_one_can_be() throws Exception {
        var browser = new Browser(mvc);
        browser.submit("/sign-in", "email", "x".repeat(5000), "password", "x");
        assertThat(browser.open("/sign-in?again").getContentAsString())
                .contains("x".repeat(200))
                .doesNotContain("x".repeat(201));
    }

    private static String resumedBy(Account person, Browser browser) throws Exception {
        browser.open("/sign-in?then=%2Fresume");
        browser.submit("/sign-in", "email", person.email(), "password", PASSWORD, "then", "/resume");
        return browser.open("/resume").getContentAsString();
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
    void ten_thousand_pasted_serial_numbers_survive_the_end_of_the_session() throws Exception {
        var olga = people.staff(Role.OPERATIONS);
        var browser = new Browser(mvc);
        browser.signIn(olga.email(), PASSWORD);
        browser.open("/devices/new");
        var serials = IntStream.range(0, 10_000)
                .mapToObj(number -> "94B97E%06X".formatted(number))
                .collect(Collectors.joining("\n"));
        jdbc.sql("delete from access.session").update();

        var sent = browser.submit("/batches", "serials", serials, "madeBy", "the maker");
        assertThat(sent.getRedirectedUrl()).isEqualTo("/sign-in?then=%2Fresume");
        browser.open("/sign-in?then=%2Fresume");
        browser.submit("/sign-in", "email", olga.email(), "password", PASSWORD, "then", "/resume");
        assertThat(browser.open("/resume").getContentAsString()).contains("94B97E000000", "94B97E00270F", "/batches");
    }

    @Test
    void what_is_too_long_to_be_kept_of_a_stranger_is_said_to_be_lost() throws Exception {
        var form = form("x".repeat(65 * 1024)).header("Sec-Fetch-Site", "same-origin");
        assertThat(lost(form.header("Referer", "http://localhost/customers/new")))
                .isEqualTo("/sign-in?lost&then=%2Fcustomers%2Fnew");
        assertThat(new Browser(mvc).open("/sign-in?lost").getContentAsString()).contains("was not kept");
    }

    @Test
    void nobody_fills_the_database_with_long_forms() throws Exception {
        var browser = new Browser(mvc);
        browser.signIn(people.staff(Role.SUPPORT).email(), PASSWORD);
        browser.open("/customers/new");
        var signedIn = browser.cookie();
        jdbc.sql("delete from access.session").update();
        int kept = 0;
        for (int i = 0; i < 55; i++) {
            var sent = mvc.perform(form("x".repeat(70_000))
                            .header("Sec-Fetch-Site", "same-origin")
                            .cookie(signedIn))
                    .andReturn()
                    .getResponse();
            kept += "/sign-in?then=%2Fresume".equals(sent.getRedirectedUrl()) ? 1 : 0;
        }
        assertThat(kept).isEqualTo(50);
        jdbc.sql("delete from access.session").update();
    }

    @Test
    void a_session_of_the_day_before_yesterday_leaves_no_long_form_behind() throws Exception {
        var browser = new Browser(mvc);
        browser.signIn(people.staff(Role.SUPPORT).email(), PASSWORD);
        var signedIn = browser.cookie();
        jdbc.sql("delete from access.session").update();
        clock.forward(Duration.ofHours(25));
        try {
            var sent = mvc.perform(form("x".repeat(70_000))
                            .header("Sec-Fetch-Site", "same-origin")
                            .cookie(signedIn))
                    .andReturn()
                    .getResponse();
            assertThat(sent.getRedirectedUrl()).isEqualTo("/sign-in?lost");
        } finally {
            clock.right();
        }
    }

    @Test
    void a_claim_code_is_never_kept_and_its_person_comes_back_to_its_page() throws Exception {
        var code = "K7QFM2X9TRB4WCND";
        for (var path : new String[] {"/a/" + code, "/a/codes"}) {
            var claim = post(path)
                    .contentType("application/x-www-form-urlencoded")
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Referer", "http://localhost/a/" + code)
                    .header("Content-Length", 5 + code.length())
                    .content("code=" + code);
            assertThat(lost(claim)).isEqualTo("/sign-in?lost&then=%2Fa%2F" + code);
        }
        assertThat(jdbc.sql("select attribute_bytes from access.session_attributes")
                        .query((row, at) -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                        .list())
                .noneMatch(stored -> stored.contains(code));
    }

    @Test
    void a_file_is_said_to_be_lost() throws Exception {
        var photo = post("/a/photos")
                .contentType("multipart/form-data; boundary=x")
                .header("Sec-Fetch-Site", "same-origin")
                .content(new byte[10]);
        assertThat(lost(photo)).isEqualTo("/sign-in?lost");
    }

    @Test
    void with_a_stale_token_and_too_much_to_keep_one_is_told_too() throws Exception {
        var browser = new Browser(mvc);
        browser.signIn(people.staff(Role.SUPPORT).email(), PASSWORD);
        var stale = browser.send(form("x".repeat(2_000_001)).header("Sec-Fetch-Site", "same-origin"));
        assertThat(stale.getRedirectedUrl()).isEqualTo("/resume?lost");
        assertThat(browser.open("/resume?lost").getContentAsString()).contains("was not kept");
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
