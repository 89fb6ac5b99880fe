package muster.portals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import muster.access.Actor;
import muster.registry.DeviceSecrets;
import muster.registry.SelfReport;
import muster.registry.SelfReports;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import muster.telemetry.Origin;
import muster.telemetry.ingest.Arrived;
import muster.telemetry.ingest.Intake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class OriginPageTest {

    private static final Pattern LINK = Pattern.compile("/devices/[0-9a-f-]+/observations/[0-9]+/[0-9]+");

    @Autowired
    MockMvcTester browser;

    @Autowired
    Intake intake;

    @Autowired
    SelfReports reports;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private DeviceSecrets unit;

    @BeforeEach
    void a_device_that_speaks() {
        unit = world.devices(1).getFirst();
        world.as(cast.sam(), () -> {
            reports.record(
                    unit.device(), new SelfReport(null, null, null, "13.4.0", null, null, now.minusSeconds(600)));
            return true;
        });
        intake.take(List.of(
                said(now.minusSeconds(60), "{\"SI7021\":{\"Temperature\":20.125},\"TempUnit\":\"C\"}"),
                said(now, "{\"SI7021\":{\"Temperature\":21.50},\"TempUnit\":\"C\",\"note\":\"<b>&\"}")));
    }

    @Test
    void a_person_can_click_from_a_value_to_the_very_bytes_it_came_from() {
        var page = get("/devices/" + unit.device(), cast.sam());
        assertThat(page).hasStatusOk().bodyText().contains("21.5 °C", "Believed");
        assertThat(get(linkIn(page), cast.sam()))
                .hasStatusOk()
                .bodyText()
                .contains("21.5 °C", "&quot;Temperature&quot;: 21.50", "&lt;b&gt;&amp;", "JSON")
                .doesNotContain("20.125", "<b>&", "??");
    }

    @Test
    void it_is_for_staff_alone_and_a_value_that_nobody_sent_has_none() {
        var link = linkIn(get("/devices/" + unit.device(), cast.sam()));
        var other = link.replaceAll("[0-9]+$", "1");
        assertThat(get(other, cast.sam())).hasStatus(404);
        assertThat(get(link, cast.carl())).hasStatus(403);
        assertThat(get(link, cast.ines())).hasStatus(403);
    }

    @Test
    void it_says_so_when_the_message_was_let_go() {
        var before = now.minusSeconds(30);
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, before);
        world.as(
                cast.sam(),
                () -> jdbc.sql("""
                        insert into telemetry.observation (at, value, series_id, raw_id)
                        select :at, 20, id, 0 from telemetry.series where device_id = :device limit 1
                        """)
                        .param("at", before.atOffset(ZoneOffset.UTC))
                        .param("device", unit.device().value())
                        .update());
        var link = linkIn(get("/devices/" + unit.device(), cast.sam())).replaceAll("[0-9]+$", "" + micros);
        assertThat(get(link, cast.sam())).hasStatusOk().bodyText().contains("let go after 30 days");
    }

    @Test
    void what_was_not_believed_stands_below_and_at_the_value_it_would_have_followed() {
        intake.take(List.of(said(now.plusSeconds(1), "{\"SI7021\":{\"Temperature\":9999},\"TempUnit\":\"C\"}")));
        assertThat(get("/devices/" + unit.device(), cast.sam()))
                .bodyText()
                .contains("Not believed in the last 7 days", "9999", "A newer one was not believed", "21.5 °C")
                .doesNotContain("??");
    }

    @Test
    void bytes_that_are_no_text_are_shown_in_hexadecimal() {
        var shown = OriginView.message(new Origin.Message(now, new byte[] {0, (byte) 0xff, 65}));
        assertThat(shown.kind()).isEqualTo("bytes");
        assertThat(shown.text()).isEqualTo("000000  00 ff 41");
    }

    private Arrived said(Instant at, String payload) {
        return new Arrived(unit.device(), payload.getBytes(StandardCharsets.UTF_8), at, false, at.hashCode());
    }

    private static String linkIn(MvcTestResult page) {
        var link = LINK.matcher(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private MvcTestResult get(String path, Actor actor) {
        return browser.get().uri(path).with(cast.as(actor)).exchange();
    }
}
