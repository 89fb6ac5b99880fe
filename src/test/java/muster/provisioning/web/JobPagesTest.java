package muster.provisioning.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import muster.access.Actor;
import muster.assets.Site;
import muster.provisioning.Errands;
import muster.provisioning.Jobs;
import muster.provisioning.web.Desk.Answer;
import muster.shared.JobId;
import muster.shared.PositionId;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class JobPagesTest {

    @Autowired
    Desk desk;

    @Autowired
    Errands errands;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private Actor installer = Actor.system("nobody yet");
    private List<Site> sites = List.of();

    @BeforeEach
    void a_firm() {
        installer = errands.installer();
        sites = new ArrayList<>();
    }

    @Test
    void a_job_is_made_of_a_site_its_positions_a_firm_and_a_day() throws Exception {
        for (var person : List.of(cast.sam(), cast.olga(), cast.ada())) {
            var form = wish();
            var answer = send(person, form);
            assertThat(answer.leadsTo()).as(answer.body()).startsWith("/jobs/");
            assertThat(desk.open(person, answer.leadsTo()).body())
                    .contains("Key at the <bakery>\nring twice"
                            .replace("<", "&lt;")
                            .replace(">", "&gt;"))
                    .doesNotContain("??");
            assertThat(desk.open(installer, answer.leadsTo()).status()).isEqualTo(200);
        }
        assertThat(send(installer, wish()).status()).isEqualTo(403);
        assertThat(desk.open(installer, "/jobs/new").status()).isEqualTo(403);
    }

    @Test
    void sites_to_choose_from_are_in_order_and_name_their_customer() throws Exception {
        world.site(world.customer());
        var site = world.site(world.customer());
        var customer = jdbc.sql("select name from access.organisation where id = :id")
                .param("id", site.customerId().value())
                .query(String.class)
                .single();
        var page = desk.open(cast.olga(), "/jobs/new").body();
        assertThat(page).contains(customer + " · " + site.name() + " · ");
        var options = Pattern.compile("<option value=\"[^\"]+\">([^<]+ · [^<]+)</option>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(options).hasSizeGreaterThan(1).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }

    @Test
    void what_cannot_be_is_said_at_its_field_and_nothing_typed_is_lost() throws Exception {
        var customer = Objects.requireNonNull(cast.carl().organisation()).toString();
        says("Choose the firm that does the job.", "firm", "");
        says("There is no such installation firm.", "firm", UUID.randomUUID().toString());
        says("There is no such installation firm.", "firm", customer);
        says("There is no such installation firm.", "firm", "nonsense");
        says("There is no such installation firm.", "firm", "\u0000");
        says("Choose the day.", "day", "");
        says("Write the day as year-month-day", "day", "tomorrow");
        says("Write the day as year-month-day", "day", "2026-02-30");
        says("This day has passed.", "day", "1999-12-31");
        says("Choose a day within the next twelve months.", "day", "+999999999-12-31");
        says(
                "Choose a day within the next twelve months.",
                "day",
                LocalDate.now(zone()).plusYears(2).toString());
        says("Shorten the note to 500 characters.", "note", "x".repeat(501));
        says("a character that cannot be seen", "note", "a\u0000b");
        says("a character that cannot be seen", "note", "a\u202Eb");
        says("Choose at least one position.", "positions");
        says("The same position was chosen twice.", "positions", "own", "own");
        says(
                "Not every chosen position is free",
                "positions",
                "own",
                UUID.randomUUID().toString());
        says("Not every chosen position is free", "positions", "nonsense");
        var elsewhere = world.position(world.site(world.customer()));
        says("Not every chosen position is free", "positions", elsewhere.toString());
    }

    @Test
    void a_site_that_is_none_is_said_and_the_rest_stays_typed() throws Exception {
        for (var site : List.of("", "nonsense", UUID.randomUUID().toString())) {
            var form = wish();
            form.put("site", List.of(site));
            var answer = send(cast.sam(), form);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body())
                    .contains(site.isEmpty() ? "Choose a site." : "There is no such site.")
                    .contains("href=\"#site\"", "id=\"site\"", "ring twice")
                    .doesNotContain("??");
        }
        assertThat(desk.open(cast.sam(), "/jobs/new?site=" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    void a_position_is_promised_to_one_open_job_at_a_time() throws Exception {
        var form = wish();
        var first = send(cast.sam(), form).leadsTo();
        int number = numberOf(first);
        var second = send(cast.olga(), form);
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.body()).contains("is to be filled by job " + number + " already", "ring twice");
        assertThat(desk.open(cast.olga(), "/jobs/new?site=" + first(form, "site"))
                        .body())
                .contains("Job " + number + " is to fill it.", "disabled");

        desk.submit(cast.sam(), first + "/cancellations", "reason", "Never mind");
        assertThat(send(cast.olga(), form).leadsTo()).startsWith("/jobs/");
    }

    @Test
    void a_position_that_a_device_holds_is_not_free() throws Exception {
        var errand = errands.errand(installer);
        errands.claim(errand);
        var site = world.as(cast.sam(), () -> jobs.get(errand.job())).site();
        var form = wish();
        form.put("site", List.of(site.toString()));
        form.put("positions", List.of(errand.position().toString()));
        assertThat(send(cast.sam(), form).body()).contains("Not every chosen position is free");
        assertThat(desk.open(cast.sam(), "/jobs/new?site=" + site).body()).contains("No free position");
    }

    @Test
    void a_job_is_called_off_with_a_reason_and_a_slip_comes_back_at_its_field() throws Exception {
        var path = "/jobs/" + job(0);
        for (var slip : Map.of(
                        "",
                        "Say why.",
                        "x".repeat(201),
                        "Shorten the reason to 200 characters.",
                        "a\u0000b",
                        "a character that cannot be seen")
                .entrySet()) {
            var answer = desk.submit(cast.sam(), path + "/cancellations", "reason", slip.getKey());
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body())
                    .contains(slip.getValue(), "aria-invalid=\"true\"", "id=\"reason-error\"")
                    .contains(slip.getKey().isEmpty() ? "" : slip.getKey().substring(0, 1));
        }
        assertThat(desk.open(installer, path).status()).isEqualTo(200);
        assertThat(desk.submit(installer, path + "/cancellations", "reason", "x")
                        .status())
                .isEqualTo(403);
        assertThat(desk.submit(cast.ada(), path + "/cancellations", "reason", "Frost")
                        .leadsTo())
                .isEqualTo(path);
        assertThat(desk.open(cast.sam(), path).body()).contains("Called off").doesNotContain("/cancellations", "/days");
        var again = desk.submit(cast.sam(), path + "/cancellations", "reason", "Frost");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("The job was called off before.");
    }

    @Test
    void a_job_is_given_another_day_and_becomes_workable_again() throws Exception {
        var late = job(-1);
        var path = "/jobs/" + late;
        assertThat(desk.open(installer, path).body()).contains("Day over", "Ask support for a new day");
        var day = LocalDate.now(zone()).plusDays(3).toString();
        for (var person : List.of(cast.sam(), cast.olga(), cast.ada())) {
            assertThat(desk.open(person, path).body()).contains("Give the job another day");
        }
        assertThat(desk.submit(installer, path + "/days", "day", day, "version", "1")
                        .status())
                .isEqualTo(403);
        assertThat(desk.submit(cast.sam(), path + "/days", "day", day, "version", "1")
                        .leadsTo())
                .isEqualTo(path);
        assertThat(desk.open(installer, path).body())
                .contains("Open", "Scan a label")
                .doesNotContain("Ask support for a new day");
        var told = world.as(
                cast.sam(),
                () -> jdbc.sql("""
                        select before ->> 'day' || ' → ' || (after ->> 'day') || ' by ' || by_name from audit.entry
                        where subject_id = :job and action = 'job.moved'
                        """)
                        .param("job", late.value())
                        .query(String.class)
                        .list());
        assertThat(told).containsExactly(LocalDate.now(zone()).minusDays(1) + " → " + day + " by Sam");
    }

    @Test
    void a_day_that_cannot_be_comes_back_at_its_field() throws Exception {
        var path = "/jobs/" + job(0);
        for (var slip : Map.of(
                        "", "Choose the day.",
                        "soon", "Write the day as year-month-day",
                        "1999-12-31", "This day has passed.",
                        "9999-12-31", "Choose a day within the next twelve months.")
                .entrySet()) {
            var answer = desk.submit(cast.sam(), path + "/days", "day", slip.getKey(), "version", "1");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.body()).contains(slip.getValue(), "value=\"" + slip.getKey() + "\"", "day-error");
        }
    }

    @Test
    void the_second_of_two_who_change_the_day_sees_both() throws Exception {
        var path = "/jobs/" + job(0);
        var sams = LocalDate.now(zone()).plusDays(2).toString();
        var olgas = LocalDate.now(zone()).plusDays(5).toString();
        desk.submit(cast.sam(), path + "/days", "day", sams, "version", "1");
        var conflict = desk.submit(cast.olga(), path + "/days", "day", olgas, "version", "1");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.body())
                .contains("Sam saved this before you", "value=\"" + sams + "\"", "value=\"" + olgas + "\"")
                .contains("name=\"version\" value=\"2\"")
                .doesNotContain("??");
        // both chose the same: nothing to choose between
        assertThat(desk.submit(cast.olga(), path + "/days", "day", sams, "version", "1")
                        .leadsTo())
                .isEqualTo(path);
        assertThat(desk.submit(cast.olga(), path + "/days", "day", olgas, "version", "2")
                        .leadsTo())
                .isEqualTo(path);
    }

    @Test
    void a_job_whose_position_was_promised_meanwhile_gets_no_new_day() throws Exception {
        var late = job(-1);
        var position =
                world.as(cast.sam(), () -> jobs.positions(late)).getFirst().place();
        var now = world.job(sites.getLast(), List.of(position.position()), installer, LocalDate.now(zone()));
        int number = numberOf("/jobs/" + now);
        var day = LocalDate.now(zone()).plusDays(1).toString();
        var answer = desk.submit(cast.sam(), "/jobs/" + late + "/days", "day", day, "version", "1");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("is to be filled by job " + number + " already", "value=\"" + day + "\"");
    }

    @Test
    void a_job_with_nothing_left_needs_no_other_day() throws Exception {
        var errand = errands.errand(installer);
        errands.active(errand);
        var path = "/jobs/" + errand.job();
        assertThat(desk.open(cast.sam(), path).body()).doesNotContain("/days");
        var day = LocalDate.now(zone()).plusDays(2).toString();
        var answer = desk.submit(cast.sam(), path + "/days", "day", day, "version", "1");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("Nothing of this job is left to do");
    }

    @Test
    void an_installer_finds_todays_jobs_under_their_own_heading_and_the_others_below() throws Exception {
        var overdue = job(-1);
        var later = job(2);
        for (var path : List.of("/", "/jobs")) {
            assertThat(desk.open(installer, path).body()).contains("Nothing for today.");
        }
        var today = job(0);
        for (var path : List.of("/", "/jobs")) {
            var page = desk.open(installer, path).body();
            assertThat(page)
                    .containsSubsequence(
                            ">Today</h2>",
                            "/jobs/" + today,
                            ">Later</h2>",
                            "/jobs/" + later,
                            ">Overdue</h2>",
                            "Ask support for a new day",
                            "/jobs/" + overdue)
                    .doesNotContain("Nothing for today.", "??");
        }
        assertThat(desk.open(errands.installer(), "/").body())
                .contains("No jobs")
                .doesNotContain("/jobs/" + today);
    }

    private static ZoneId zone() {
        return ZoneId.of("Europe/Berlin");
    }

    /** A job of one position, so many days from today. */
    private JobId job(int days) {
        var site = world.site(world.customer());
        sites = new ArrayList<>(sites);
        sites.add(site);
        return world.job(
                site,
                List.of(world.position(site)),
                installer,
                LocalDate.now(zone()).plusDays(days));
    }

    /** A job as it is typed well. */
    private Map<String, List<String>> wish() {
        var site = world.site(world.customer());
        PositionId position = world.position(site);
        var form = new LinkedHashMap<String, List<String>>();
        form.put("site", List.of(site.id().toString()));
        form.put("positions", List.of(position.toString()));
        form.put(
                "firm", List.of(Objects.requireNonNull(installer.organisation()).toString()));
        form.put("day", List.of(LocalDate.now(zone()).plusDays(1).toString()));
        form.put("note", List.of("Key at the <bakery>\nring twice"));
        return form;
    }

    /** With other values in one field, the page says this; "own" is the position of a good form. */
    private void says(String sentence, String field, String... values) throws Exception {
        var form = wish();
        var own = first(form, "positions");
        form.put(
                field,
                List.of(values).stream()
                        .map(value -> value.equals("own") ? own : value)
                        .toList());
        var answer = send(cast.sam(), form);
        assertThat(answer.status()).as(field + " " + List.of(values)).isEqualTo(422);
        assertThat(answer.body())
                .as(field + " " + List.of(values))
                .contains(sentence, "href=\"#" + field + "\"", "id=\"" + field + "-error\"")
                .doesNotContain("??");
        if (!field.equals("note")) {
            assertThat(answer.body()).contains("ring twice");
        }
        if (!field.equals("day")) {
            assertThat(answer.body()).contains("value=\"" + first(form, "day") + "\"");
        }
        if (!field.equals("positions")) {
            assertThat(answer.body()).containsPattern("value=\"" + own + "\"[^>]*checked");
        }
    }

    private Answer send(Actor person, Map<String, List<String>> form) throws Exception {
        var fields = new ArrayList<String>();
        form.forEach((name, values) -> values.forEach(value -> fields.addAll(List.of(name, value))));
        return desk.submit(person, "/jobs/new", fields.toArray(String[]::new));
    }

    private static String first(Map<String, List<String>> form, String field) {
        return form.getOrDefault(field, List.of()).getFirst();
    }

    private int numberOf(String path) {
        return world.as(cast.sam(), () -> jobs.get(JobId.of(path.substring("/jobs/".length()))))
                .number();
    }
}
