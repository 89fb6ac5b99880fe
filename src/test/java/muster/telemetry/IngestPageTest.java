package muster.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import muster.access.Actor;
import muster.shared.DeviceId;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import muster.telemetry.ingest.Arrived;
import muster.telemetry.ingest.Intake;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class IngestPageTest {

    @Autowired
    MockMvcTester browser;

    @Autowired
    Intake intake;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Test
    void whoever_keeps_watch_sees_what_comes_in_and_what_of_it_is_not_believed() {
        var unit = world.devices(1).getFirst();
        say(DeviceId.next(), "{}");
        say(unit.device(), "no json");
        assertThat(get("/ingest", cast.olga()))
                .hasStatusOk()
                .bodyText()
                .contains("values a second", "Broker connected", "there for today and tomorrow")
                .contains("Unknown device", "no device that we know", "/devices/" + unit.device())
                .doesNotContain("??");
    }

    @Test
    void it_is_kept_current_by_a_fragment() {
        var fragment = browser.get()
                .uri("/ingest")
                .header("HX-Request", "true")
                .with(cast.as(cast.sam()))
                .exchange();
        assertThat(fragment)
                .hasStatusOk()
                .bodyText()
                .startsWith("<div class=\"stack\" id=\"telemetry-ingest\"")
                .doesNotContain("<html");
    }

    @Test
    void it_is_nothing_for_customers_and_installers() {
        assertThat(get("/ingest", cast.carl())).hasStatus(403);
        assertThat(get("/ingest", cast.ines())).hasStatus(403);
        assertThat(get("/", cast.carl())).bodyText().doesNotContain("/ingest");
    }

    private void say(DeviceId device, String payload) {
        var at = Instant.now();
        intake.take(List.of(new Arrived(device, payload.getBytes(StandardCharsets.UTF_8), at, false, at.hashCode())));
    }

    private MvcTestResult get(String path, Actor actor) {
        return browser.get().uri(path).with(cast.as(actor)).exchange();
    }
}
