package muster.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.registry.Handovers;
import muster.registry.Registry;
import muster.registry.Shelf;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class RegistrationPagesTest {

    private static final Pattern LABEL =
            Pattern.compile("<article class=\"label\">.*?(<svg.*?</svg>).*?label-code\">([0-9A-Z-]+)<", Pattern.DOTALL);

    @Autowired
    MockMvcTester browser;

    @Autowired
    Cast cast;

    @Autowired
    Registry registry;

    @Autowired
    Handovers handovers;

    @Autowired
    TestClock clock;

    @Test
    void staff_registers_and_nobody_else() {
        for (var person : List.of(cast.sam(), cast.olga(), cast.ada())) {
            assertThat(get("/devices/new", person)).hasStatusOk();
        }
        for (var person : List.of(cast.ines(), cast.carl())) {
            assertThat(get("/devices/new", person)).hasStatus(403);
            assertThat(register(person, Map.of("serials", Shelf.serial()))).hasStatus(403);
        }
    }

    @Test
    void the_form_has_no_gaps() {
        assertThat(get("/devices/new", cast.sam()))
                .bodyText()
                .doesNotContain("??")
                .contains("Shelly Plus H&amp;T · SNSN-0013A", "TH-{####}");
    }

    @Test
    void a_list_becomes_a_batch_whose_secrets_leave_once() {
        var serials = List.of(Shelf.serial(), Shelf.serial(), Shelf.serial());
        var done = register(cast.sam(), Map.of("serials", String.join("\n", serials)));
        assertThat(done).hasStatus3xxRedirection();
        var page = Objects.requireNonNull(done.getResponse().getRedirectedUrl());
        var key = Objects.requireNonNull(done.getResponse().getCookie(HandoverCookie.NAME));
        assertThat(key.isHttpOnly()).isTrue();
        assertThat(key.getPath()).isEqualTo(page);
        assertThat(page).doesNotContain(key.getValue());

        assertThat(get(page, cast.sam()))
                .bodyText()
                .contains("3 devices registered")
                .doesNotContain("??", "Download");
        assertThat(get(page, cast.ines())).hasStatus(403);
        assertThat(browser.get().uri(page).with(cast.as(cast.sam())).cookie(key).exchange())
                .bodyText()
                .contains("Download", "Labels 1 to 3", "no phone can follow")
                .contains(serials);

        var file = browser.post()
                .uri(page + "/factory-file")
                .with(cast.as(cast.sam()))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .cookie(key)
                .exchange();
        assertThat(file)
                .hasStatusOk()
                .bodyText()
                .startsWith("serial,model,hardware,device_id")
                .contains(serials);
        assertThat(file)
                .headers()
                .hasValue("Content-Disposition", "attachment; filename=\"muster-shelly-plus-ht-2026-11-02.csv\"");
        assertThat(take(page + "/factory-file", key)).hasStatus(409).bodyText().contains("taken already");

        var labels = take(page + "/labels", key);
        assertThat(labels).hasStatusOk().bodyText().contains(serials).doesNotContain("??");
        assertThat(take(page + "/labels", key)).hasStatus(409);
    }

    @Test
    void whoever_took_the_secrets_of_a_batch_stands_in_its_story() {
        var done = register(cast.olga(), Map.of("serials", Shelf.serial() + "\n" + Shelf.serial()));
        var page = Objects.requireNonNull(done.getResponse().getRedirectedUrl());
        var key = Objects.requireNonNull(done.getResponse().getCookie(HandoverCookie.NAME));
        assertThat(get(page, cast.sam()))
                .bodyText()
                .contains("A batch was registered")
                .doesNotContain("The factory file was taken", "were printed:");
        assertThat(take(page + "/factory-file", null)).hasStatus(409);
        assertThat(get(page, cast.sam())).bodyText().doesNotContain("The factory file was taken");

        assertThat(take(page + "/factory-file", key)).hasStatusOk();
        assertThat(take(page + "/labels", key)).hasStatusOk();
        assertThat(get(page, cast.olga()))
                .bodyText()
                .contains("The factory file was taken: shelly/plus-ht × 2", "Labels 1–2 were printed", "Sam, Support")
                .doesNotContain("??");
    }

    @Test
    void before_secrets_leave_the_page_says_that_they_leave_once_and_what_to_do_when_they_get_lost() {
        var done = register(cast.sam(), Map.of("serials", Shelf.serial()));
        var page = Objects.requireNonNull(done.getResponse().getRedirectedUrl());
        var key = Objects.requireNonNull(done.getResponse().getCookie(HandoverCookie.NAME));
        assertThat(browser.get().uri(page).with(cast.as(cast.sam())).cookie(key).exchange())
                .bodyText()
                .contains(
                        "Each leaves Muster once, also when a download breaks off",
                        "made anew on the page of its device");
    }

    @Test
    void secrets_that_nobody_took_are_gone_after_a_day_and_the_story_says_so() {
        var done = register(cast.sam(), Map.of("serials", Shelf.serial()));
        var page = Objects.requireNonNull(done.getResponse().getRedirectedUrl());
        clock.forward(Duration.ofHours(25));
        try {
            var system = Actor.system("handover");
            assertThat(ActorContext.<Integer, RuntimeException>call(system, handovers::dropExpired))
                    .isPositive();
        } finally {
            clock.right();
        }
        assertThat(get(page, cast.sam())).bodyText().contains("Secrets that nobody took are gone");
    }

    @Test
    void the_printed_code_is_what_a_camera_reads() throws Exception {
        var serial = Shelf.serial();
        var done = register(cast.olga(), Map.of("serials", serial));
        var page = Objects.requireNonNull(done.getResponse().getRedirectedUrl());
        var key = Objects.requireNonNull(done.getResponse().getCookie(HandoverCookie.NAME));
        var html = take(page + "/labels", key).getResponse().getContentAsString();

        var label = LABEL.matcher(html);
        assertThat(label.find()).isTrue();
        var link = Camera.read(label.group(1));
        assertThat(link)
                .isEqualTo("http://localhost:0/a/"
                        + label.group(2).replace("-", "").toLowerCase(java.util.Locale.ROOT));
        var found = muster.access.ActorContext.<java.util.Optional<muster.registry.Device>, RuntimeException>call(
                cast.ines(), () -> registry.findByClaimCode(link.substring(link.lastIndexOf('/') + 1)));
        assertThat(found).map(muster.registry.Device::serial).contains(serial);
    }

    @Test
    void what_is_wrong_is_said_by_line_and_what_was_typed_stays() {
        var typed = Shelf.serial() + "\nTH 1\nb8d61a8b17cc\nB8D61A8B17C\u0007\nB8D61A8B17C\u202e\n😀\n" + "X".repeat(65)
                + "\n=1+1";
        var page = register(cast.sam(), Map.of("serials", typed, "madeBy", ""));
        assertThat(page).hasStatus(422).bodyText().contains("Enter who made the devices.", "TH 1");

        var again = register(cast.sam(), Map.of("serials", typed));
        assertThat(again)
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Line 2: there is a space",
                        "Line 3: “b8d61a8b17cc” is not how serial numbers of Shelly Plus H&amp;T are written",
                        "Line 4: there is a control character (U+0007)",
                        "Line 5: there is an invisible character (U+202E)",
                        "Line 6: “😀” cannot be in a serial number",
                        "Line 7: 65 characters are too many",
                        "Line 8: “=” cannot be")
                .doesNotContain("??");
    }

    @Test
    void all_that_is_wrong_is_said_at_once_each_at_its_field() {
        assertThat(register(cast.sam(), Map.of("product", "", "serials", "", "madeBy", "", "madeOn", "")))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#product\"", "href=\"#serials\"", "href=\"#madeBy\"", "href=\"#madeOn\"")
                .contains("id=\"product-error\"", "id=\"serials-error\"", "id=\"madeBy-error\"", "id=\"madeOn-error\"")
                .contains("Enter at least one serial number.")
                .doesNotContain("is not known here", "??");
        var known = new Shelf(registry, handovers).take(cast.sam()).serial();
        assertThat(register(cast.sam(), Map.of("serials", known, "madeBy", "")))
                .hasStatus(422)
                .bodyText()
                .contains("Enter who made the devices.", "is registered already");
        assertThat(register(
                        cast.sam(),
                        Map.of("source", "PATTERN", "pattern", "B8D61F{######}", "start", "1", "count", "")))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#count\"")
                .doesNotContain("Enter at least one serial number.");
    }

    @Test
    void a_serial_number_that_exists_or_stands_twice_is_refused_by_name() {
        var known = new Shelf(registry, handovers).take(cast.sam()).serial();
        assertThat(register(cast.sam(), Map.of("serials", Shelf.serial() + "\n" + known)))
                .hasStatus(422)
                .bodyText()
                .contains("Line 2: “" + known + "” is registered already.");
        var twice = Shelf.serial();
        assertThat(register(cast.sam(), Map.of("serials", twice + "\n" + twice)))
                .hasStatus(422)
                .bodyText()
                .contains("Line 2: “" + twice + "” is on line 1 already.");
        assertThat(register(cast.sam(), Map.of("serials", " \n ")))
                .hasStatus(422)
                .bodyText()
                .contains("Enter at least one serial number.");
        assertThat(register(cast.sam(), Map.of("serials", "X\n".repeat(10_001))))
                .hasStatus(422)
                .bodyText()
                .contains("more than 10,000 serial numbers");
    }

    @Test
    void a_pattern_makes_the_list() {
        var page = register(
                cast.sam(), Map.of("source", "PATTERN", "pattern", "B8D61F{######}", "start", "100", "count", "12"));
        assertThat(page).hasStatus3xxRedirection();
        assertThat(register(
                        cast.sam(), Map.of("source", "PATTERN", "pattern", "B8D61F", "start", "x", "count", "10001")))
                .hasStatus(422)
                .bodyText()
                .contains("Write the pattern with one gap in braces")
                .contains("Enter the first number in digits", "Enter how many, from 1 to 10,000.");
        assertThat(register(
                        cast.sam(), Map.of("source", "PATTERN", "pattern", "B8{##}", "start", "x", "count", "10001")))
                .bodyText()
                .contains("Enter the first number in digits", "Enter how many, from 1 to 10,000.");
    }

    @Test
    void every_device_of_a_batch_is_listed_page_by_page() {
        var done = register(
                cast.sam(), Map.of("source", "PATTERN", "pattern", "B8D71A{######}", "start", "1", "count", "53"));
        var batch = Objects.requireNonNull(done.getResponse().getRedirectedUrl());
        assertThat(get(batch, cast.sam()))
                .bodyText()
                .contains("1–50 of 53", "B8D71A000050")
                .doesNotContain("000051");
        assertThat(get(batch + "?page=2", cast.sam())).bodyText().contains("51–53 of 53", "B8D71A000053");
        assertThat(get(batch + "?page=99", cast.sam())).bodyText().contains("51–53 of 53");
        assertThat(get("/batches", cast.sam())).hasRedirectedUrl("/devices/new");
    }

    @Test
    void a_lost_label_is_replaced_by_staff_and_nobody_else() throws Exception {
        var one = new Shelf(registry, handovers).take(cast.sam());
        var page = "/devices/" + one.device() + "/labels";
        assertThat(get(page, cast.sam())).hasStatusOk().bodyText().contains("Replace the label");
        assertThat(get(page, cast.ines())).hasStatus(403);
        assertThat(post(page, cast.carl(), Map.of())).hasStatus(403);
        assertThat(get("/devices/" + muster.shared.DeviceId.next() + "/labels", cast.sam()))
                .hasStatus(404);

        var printed = post(page, cast.sam(), Map.of());
        assertThat(printed).hasStatusOk().bodyText().contains("label-single", one.serial());
    }

    private MvcTestResult register(Actor person, Map<String, String> typed) {
        var form = new java.util.HashMap<>(Map.of(
                "product", Shelf.MODEL + " " + Shelf.HARDWARE,
                "source", "LIST",
                "madeBy", "Shelly",
                "madeOn", "2026-11-02"));
        form.putAll(typed);
        return post("/batches", person, form);
    }

    private MvcTestResult post(String uri, Actor person, Map<String, String> form) {
        var request = browser.post().uri(uri).with(cast.as(person)).with(SecurityMockMvcRequestPostProcessors.csrf());
        form.forEach((name, value) -> request.param(name, value));
        return request.exchange();
    }

    private MvcTestResult take(String uri, @Nullable Cookie key) {
        var request =
                browser.post().uri(uri).with(cast.as(cast.sam())).with(SecurityMockMvcRequestPostProcessors.csrf());
        return (key == null ? request : request.cookie(key)).exchange();
    }

    private MvcTestResult get(String uri, Actor person) {
        return browser.get().uri(uri).with(cast.as(person)).exchange();
    }
}
