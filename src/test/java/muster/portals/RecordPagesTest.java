package muster.portals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import muster.access.Actor;
import muster.access.Throttle;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The record as a whole, and the stories of users, firms, jobs. */
@ModuleTest
class RecordPagesTest {

    private static final Pattern ENTRY = Pattern.compile("id=\"entry-(\\d+)\"");
    private static final Pattern OLDER = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Autowired
    MockMvcTester browser;

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Throttle throttle;

    @Test
    void the_record_is_read_by_staff_and_by_nobody_else() {
        for (var person : List.of(cast.sam(), cast.olga(), cast.ada())) {
            assertThat(get("/record", person))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Who did what and when", "entry-")
                    .doesNotContain("??");
            assertThat(get("/", person)).bodyText().contains("href=\"/record\"");
            assertThat(get("/record.csv?day=2001-01-01", person)).hasStatusOk();
        }
        for (var person : List.of(cast.ines(), cast.carl())) {
            assertThat(get("/record", person)).hasStatus(403);
            assertThat(get("/record.csv", person)).hasStatus(403);
            assertThat(get("/", person)).bodyText().doesNotContain("/record");
        }
    }

    @Test
    void it_begins_with_the_newest_and_goes_on_where_the_page_ended() throws Exception {
        world.devices(120);
        var first = get("/record", cast.sam());
        var numbers = numbersOn(first);
        assertThat(numbers).hasSize(50).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        var second = get(olderOn(first), cast.sam());
        assertThat(numbersOn(second)).hasSize(50).allMatch(number -> number < numbers.getLast());
        assertThat(second).bodyText().contains("Newest");
        assertThat(get("/record?before=1", cast.sam())).bodyText().contains("Nothing is written here.");
    }

    @Test
    void the_address_says_what_is_shown_and_nonsense_in_it_is_left_out() throws Exception {
        var device = world.devices(1).getFirst();
        var about = "/record?about=" + device.device();
        assertThat(get(about, cast.sam()))
                .bodyText()
                .contains("Story of " + device.serial(), device.serial() + " was registered", "Olga, Operations")
                .contains("href=\"/devices/" + device.device() + "\"");
        assertThat(numbersOn(get(about + "&who=olg", cast.sam()))).hasSize(1);
        assertThat(numbersOn(get(about + "&who=Sam", cast.sam()))).isEmpty();
        assertThat(numbersOn(get(about + "&kind=DEVICES", cast.sam()))).hasSize(1);
        assertThat(numbersOn(get(about + "&kind=JOBS", cast.sam()))).isEmpty();
        var today = LocalDate.now(ZoneOffset.UTC);
        assertThat(numbersOn(get(about + "&day=" + today.plusDays(1), cast.sam())))
                .isEmpty();
        assertThat(numbersOn(get(about + "&day=" + today, cast.sam())))
                .hasSameSizeAs(numbersOn(get(about, cast.sam())));
        assertThat(get("/record?kind=NONSENSE&day=2026-02-31&about=x&before=x&who=%00", cast.sam()))
                .hasStatusOk()
                .bodyText()
                .contains("entry-");
        var filtered = get("/record?who=Olga&kind=DEVICES&day=" + today, cast.sam());
        assertThat(filtered)
                .bodyText()
                .contains(
                        "value=\"Olga\"",
                        "value=\"" + today + "\"",
                        "/record.csv?who=Olga&amp;kind=DEVICES&amp;day=" + today);
        assertThat(olderOrNone(filtered)).allMatch(older -> older.startsWith("/record?who=Olga&kind=DEVICES&day="));
    }

    @Test
    void the_file_has_what_the_page_shows_with_its_sentences() throws Exception {
        var device = world.devices(1).getFirst();
        var file = get("/record.csv?about=" + device.device(), cast.ada());
        assertThat(file)
                .hasStatusOk()
                .bodyText()
                .startsWith("\uFEFFnumber,at,sentence,by,role,address,action,subject_kind,subject,subject_id")
                .contains(device.serial() + " was registered", "Olga,OPERATIONS", "device.registered,device,");
        assertThat(file.getResponse().getContentAsString().lines()).hasSize(2);
        assertThat(file).headers().hasValue("Content-Disposition", "attachment; filename=\"record.csv\"");
    }

    @Test
    void a_firm_a_person_and_a_job_have_a_story_on_their_pages() {
        var name = "Lund & Daughters " + world.number();
        var firm = location(post("/firms", cast.ada(), "name", name));
        assertThat(get(firm, cast.ada()))
                .bodyText()
                .contains("Story", "was added", "Ada, Administrator", "/record?about=" + firm.substring(7))
                .doesNotContain("??");

        var email = "lund" + world.number() + "@story.test";
        assertThat(post("/users", cast.ada(), "name", "Lena Lund", "email", email, "role", "SUPPORT"))
                .hasStatus3xxRedirection();
        var user = userPage(email);
        assertThat(get(user, cast.ada()))
                .bodyText()
                .contains("Story", "Lena Lund was invited")
                .doesNotContain("??");

        var site = world.site(world.customer());
        var job = world.job(site, List.of(world.position(site)));
        assertThat(get("/jobs/" + job, cast.sam()))
                .bodyText()
                .contains("Story", "was made")
                .doesNotContain("??");
        assertThat(get("/jobs/" + job, cast.ines())).bodyText().doesNotContain("/record", "was made");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account:", "account-from:", "claim/address:", "address:", "something-new:"})
    void guessing_is_shown_to_staff_until_somebody_knew_the_right_one(String door) {
        var key = door + "guessed-" + UUID.randomUUID();
        var by = new Actor(Actor.Kind.SYSTEM, null, "sign-in", null, null, "web", null).by();
        for (int failure = 1; failure < 5; failure++) {
            throttle.failed(key, by);
        }
        assertThat(guessingAsSeenBy(cast.sam())).doesNotContain(shown(key));
        throttle.failed(key, by);
        for (var person : List.of(cast.sam(), cast.olga(), cast.ada())) {
            assertThat(guessingAsSeenBy(person))
                    .contains("Guessing in the last 24 hours", shown(key), "closed until")
                    .doesNotContain("??");
        }
        assertThat(guessingAsSeenBy(cast.carl())).isEmpty();
        assertThat(guessingAsSeenBy(cast.ines())).isEmpty();
        world.as(cast.sam(), () -> {
            throttle.succeeded(key);
            return true;
        });
        assertThat(guessingAsSeenBy(cast.sam())).doesNotContain(shown(key));
        assertThat(get("/record?kind=GUESSING", cast.sam())).bodyText().contains(key);
    }

    @Test
    void whoever_guesses_is_called_by_name_or_by_address() {
        var ines = cast.ines();
        var key = "claim/account/" + UUID.randomUUID();
        for (int failure = 1; failure <= 5; failure++) {
            throttle.failed(key, ines.by());
        }
        assertThat(guessingAsSeenBy(cast.sam())).contains("Claim codes, by Ines");
        throttle.succeeded(key);

        var network = "address:" + Long.toHexString(world.number() + 0x2001_0db8_0000_0000L);
        for (int failure = 1; failure <= 5; failure++) {
            throttle.failed(
                    network, new Actor(Actor.Kind.SYSTEM, null, "sign-in", null, null, "web", "2001:db8::7").by());
        }
        assertThat(guessingAsSeenBy(cast.sam())).contains("Passwords, from 2001:db8::7");
        throttle.succeeded(network);
    }

    /** The panel on the home page, empty where there is none. */
    private String guessingAsSeenBy(Actor person) {
        var panel = Pattern.compile("id=\"portals-guessing\".*?</section>", Pattern.DOTALL)
                .matcher(bodyOf(get("/", person)));
        return panel.find() ? panel.group() : "";
    }

    private static String shown(String key) {
        return key.substring(key.indexOf("guessed-"));
    }

    private String userPage(String email) {
        var found = Pattern.compile("href=\"(/users/[0-9a-f-]{36})\"")
                .matcher(bodyOf(get("/users?q=" + email, cast.ada())));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String location(MvcTestResult result) {
        assertThat(result).hasStatus3xxRedirection();
        return String.valueOf(result.getResponse().getRedirectedUrl());
    }

    private static List<Long> numbersOn(MvcTestResult page) {
        return ENTRY.matcher(bodyOf(page))
                .results()
                .map(found -> Long.parseLong(found.group(1)))
                .toList();
    }

    private static String olderOn(MvcTestResult page) {
        return olderOrNone(page).getFirst();
    }

    private static List<String> olderOrNone(MvcTestResult page) {
        return OLDER.matcher(bodyOf(page))
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .toList();
    }

    private static String bodyOf(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private MvcTestResult get(String path, Actor person) {
        return browser.get()
                .uri(java.net.URI.create(path))
                .with(cast.as(person))
                .exchange();
    }

    private MvcTestResult post(String path, Actor person, String... fields) {
        var request = browser.post().uri(path).with(cast.as(person)).with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int at = 0; at < fields.length; at += 2) {
            request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }
}
