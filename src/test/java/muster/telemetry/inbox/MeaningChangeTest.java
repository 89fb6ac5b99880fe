package muster.telemetry.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.registry.DeviceSecrets;
import muster.registry.SelfReport;
import muster.registry.SelfReports;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import muster.telemetry.ingest.Arrived;
import muster.telemetry.ingest.Intake;
import muster.telemetry.ingest.MeaningChanges;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class MeaningChangeTest {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");

    @Autowired
    Intake intake;

    @Autowired
    MeaningChanges changes;

    @Autowired
    MeaningChangeList list;

    @Autowired
    SelfReports reports;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    MockMvcTester browser;

    private final Instant start = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.MICROS);
    private DeviceSecrets unit;
    private String before;
    private String after;

    @BeforeEach
    void a_device_whose_firmware_changes() {
        int run = world.number();
        unit = world.devices(1).getFirst();
        before = "15." + run + ".0";
        after = "15." + run + ".1";
        report(before, 0);
        for (int second = 10; second < 15; second++) {
            say(second, "{\"SI7021\":{\"Temperature\":21.5,\"Humidity\":45},\"TempUnit\":\"C\"}");
        }
        report(after, 60);
    }

    @Test
    void a_field_that_jumps_and_one_that_vanishes_are_flagged_with_both_samples_and_closed_with_a_note() {
        for (int second = 70; second < 75; second++) {
            say(second, "{\"SI7021\":{\"Temperature\":2.15},\"TempUnit\":\"C\"}");
        }
        look();
        assertThat(mine()).singleElement().satisfies(row -> {
            assertThat(row.differences())
                    .extracting(each -> each.path() + " " + each.kind() + " " + each.before() + " " + each.after())
                    .containsExactly("SI7021.Humidity VANISHED 45 null", "SI7021.Temperature JUMPED 21.5 2.15");
            assertThat(row.messageBefore()).contains("21.5");
            assertThat(row.messageAfter()).contains("2.15");
        });
        assertThat(get("/inbox/changes", cast.sam()))
                .hasStatusOk()
                .bodyText()
                .contains(unit.serial(), "vanished")
                .doesNotContain("??", "Close for all");
        assertThat(get("/devices/" + unit.device(), cast.sam()))
                .bodyText()
                .contains(before, "2 fields say something else")
                .doesNotContain("??");
        assertThat(close(cast.sam())).hasStatus(403);
        assertThat(close(cast.olga())).hasStatus(302);
        assertThat(mine()).isEmpty();
        look();
        assertThat(mine()).isEmpty();
    }

    @Test
    void who_closes_what_was_closed_meanwhile_sees_both_notes_and_chooses() throws Exception {
        for (int second = 70; second < 75; second++) {
            say(second, "{\"SI7021\":{\"Temperature\":2.15},\"TempUnit\":\"C\"}");
        }
        look();
        assertThat(close(cast.olga(), "Made up", "2026-11-02T10:00:00Z")).hasStatus(404);
        assertThat(close(cast.olga())).hasStatus(302);
        assertThat(close(cast.otto())).as("the same note").hasStatus(302);

        var stale = close(cast.otto(), "A new probe", "");
        assertThat(stale)
                .hasStatus(409)
                .bodyText()
                .contains(
                        "Olga saved this before you",
                        "value=\"The pack has it\"",
                        "value=\"A new probe\"",
                        unit.serial())
                .doesNotContain("??");
        var seen = SEEN.matcher(stale.getResponse().getContentAsString());
        assertThat(seen.find()).isTrue();
        assertThat(close(cast.otto(), "A new probe", seen.group(1))).hasStatus(302);
        assertThat(close(cast.olga(), "The pack has it after all", seen.group(1)))
                .hasStatus(409)
                .bodyText()
                .contains("Otto saved this before you", "value=\"A new probe\"");
    }

    @Test
    void a_firmware_that_says_the_same_is_no_work_for_anybody() {
        for (int second = 70; second < 75; second++) {
            say(second, "{\"SI7021\":{\"Temperature\":22,\"Humidity\":47},\"TempUnit\":\"C\"}");
        }
        look();
        assertThat(mine()).isEmpty();
        assertThat(get("/inbox/changes", cast.carl())).hasStatus(403);
    }

    @Test
    void a_hundred_that_said_too_little_yet_hold_up_nobody() {
        var quiet = world.devices(100);
        world.as(Actor.system("test"), () -> {
            for (var each : quiet) {
                for (var firmware : List.of(before, after)) {
                    var since = start.plusSeconds(firmware.equals(before) ? 0 : 30);
                    reports.record(each.device(), new SelfReport(null, null, null, firmware, null, null, since));
                }
            }
            return true;
        });
        intake.take(quiet.stream()
                .map(each -> arrived(each, 40, "{\"SI7021\":{\"Temperature\":20},\"TempUnit\":\"C\"}"))
                .toList());
        for (int second = 70; second < 75; second++) {
            say(second, "{\"SI7021\":{\"Temperature\":2.15},\"TempUnit\":\"C\"}");
        }
        look();
        assertThat(mine()).hasSize(1);
    }

    private MvcTestResult close(Actor actor) {
        return close(actor, "The pack has it", "");
    }

    private MvcTestResult close(Actor actor, String note, String seen) {
        return browser.post()
                .uri("/inbox/changes/closings")
                .param("device", unit.device().toString())
                .param("at", start.plusSeconds(60).toString())
                .param("note", note)
                .param("seen", seen)
                .with(csrf())
                .with(cast.as(actor))
                .exchange();
    }

    private MvcTestResult get(String path, Actor actor) {
        return browser.get().uri(path).with(cast.as(actor)).exchange();
    }

    private List<MeaningChangeList.Row> mine() {
        return world.as(cast.olga(), () -> list.open()).stream()
                .filter(row -> row.device().equals(unit.device()))
                .toList();
    }

    private void look() {
        ActorContext.run(Actor.system("test"), changes::look);
    }

    private void report(String firmware, int second) {
        world.as(Actor.system("test"), () -> {
            reports.record(
                    unit.device(), new SelfReport(null, null, null, firmware, null, null, start.plusSeconds(second)));
            return true;
        });
    }

    private void say(int second, String payload) {
        intake.take(List.of(arrived(unit, second, payload)));
    }

    private Arrived arrived(DeviceSecrets said, int second, String payload) {
        var at = start.plusSeconds(second);
        return new Arrived(said.device(), payload.getBytes(StandardCharsets.UTF_8), at, false, at.hashCode());
    }
}
