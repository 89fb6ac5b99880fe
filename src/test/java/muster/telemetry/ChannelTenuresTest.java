package muster.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import muster.access.Actor;
import muster.assets.Site;
import muster.assets.Tenures;
import muster.catalog.QuantityKind;
import muster.registry.SelfReport;
import muster.registry.SelfReports;
import muster.shared.DeviceId;
import muster.shared.PositionId;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import muster.telemetry.ingest.Arrived;
import muster.telemetry.ingest.Intake;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two outputs of a Shelly Pro 4PM at two ovens, the rest in its cabinet. */
@ModuleTest
class ChannelTenuresTest {

    @Autowired
    Intake intake;

    @Autowired
    PositionSeries series;

    @Autowired
    Tenures tenures;

    @Autowired
    SelfReports reports;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    private final Instant start = Instant.now().minus(Duration.ofMinutes(60)).truncatedTo(ChronoUnit.SECONDS);
    private Site site;
    private PositionId cabinet;
    private PositionId left;
    private PositionId right;
    private DeviceId controller;

    @BeforeEach
    void a_controller_whose_outputs_are_at_two_ovens_from_the_tenth_minute_on() {
        site = world.site(world.customer());
        cabinet = world.position(site, List.of());
        left = world.position(site, "active_power");
        right = world.position(site, "active_power");
        controller = world.device("shelly/pro-4pm", "0C5E%08X".formatted(world.number()))
                .device();
        world.as(Actor.system("test"), () -> {
            tenures.begin(cabinet, controller, start, Actor.system("test"));
            reports.record(controller, new SelfReport(null, null, null, "1.4.4", null, null, start));
            return true;
        });
        hold(left, "output_1", 10, null);
        hold(right, "output_2", 10, 30);
    }

    @Test
    void each_output_counts_for_its_own_position_and_the_rest_for_the_devices() {
        say(20, 100, 200, 300);

        assertThat(values(left)).containsExactly(100.0);
        assertThat(values(right)).containsExactly(200.0);
        assertThat(values(cabinet)).containsExactly(300.0);
        assertThat(values(cabinet, "signal_strength")).containsExactly(-61.0);
        assertThat(values(left, "signal_strength")).isEmpty();
    }

    @Test
    void a_value_from_before_counts_for_the_devices_position_also_when_it_comes_late() {
        say(20, 100, 200, 300);
        say(5, 101, 201, 301);

        assertThat(values(left)).containsExactly(100.0);
        assertThat(values(right)).containsExactly(200.0);
        assertThat(values(cabinet)).containsExactlyInAnyOrder(101.0, 201.0, 301.0, 300.0);
    }

    @Test
    void what_was_taken_back_counts_for_the_devices_position_again_and_what_comes_late_does_not() {
        say(40, 100, 200, 300);
        say(25, 102, 202, 302);

        assertThat(values(left)).containsExactly(102.0, 100.0);
        assertThat(values(right)).containsExactly(202.0);
        assertThat(values(cabinet)).containsExactlyInAnyOrder(302.0, 200.0, 300.0);
    }

    @Test
    void whose_a_value_is_goes_by_the_tenure_that_it_counts_for() {
        say(20, 100, 200, 300);

        assertThat(world.as(
                        cast.sam(),
                        () -> jdbc.sql("select distinct site_id from telemetry.series where device_id = :device")
                                .param("device", controller.value())
                                .query(java.util.UUID.class)
                                .list()))
                .containsExactly(site.id().value());
    }

    private void hold(PositionId position, String channel, int from, @Nullable Integer to) {
        world.as(
                Actor.system("test"),
                () -> jdbc.sql("""
                        insert into assets.tenure (position_id, device_id, channel, during, customer_id, site_id)
                        values (:position, :device, :channel, tstzrange(:from, :to), :customer, :site)
                        """)
                        .param("position", position.value())
                        .param("device", controller.value())
                        .param("channel", channel)
                        .param("from", at(from).atOffset(ZoneOffset.UTC))
                        .param(
                                "to",
                                to == null ? null : at(to).atOffset(ZoneOffset.UTC),
                                java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("customer", site.customerId().value())
                        .param("site", site.id().value())
                        .update());
    }

    private void say(int minute, int first, int second, int third) {
        var payload = """
                {"params":{"ts":%d,"wifi":{"rssi":-61},"switch:0":{"id":0,"apower":%d},"switch:1":{"id":1,"apower":%d},
                "switch:2":{"id":2,"apower":%d}}}
                """.formatted(at(minute).getEpochSecond(), first, second, third);
        intake.take(
                List.of(new Arrived(controller, payload.getBytes(StandardCharsets.UTF_8), Instant.now(), false, 0)));
    }

    private Instant at(int minute) {
        return start.plus(Duration.ofMinutes(minute));
    }

    private List<Double> values(PositionId position) {
        return values(position, "active_power");
    }

    private List<Double> values(PositionId position, String quantity) {
        return world.as(
                cast.sam(),
                () -> series
                        .of(new PositionSeries.Wanted(
                                position,
                                quantity,
                                QuantityKind.MEASURE,
                                null,
                                start,
                                Instant.now(),
                                ZoneId.of("Europe/Berlin")))
                        .points()
                        .stream()
                        .map(Point::last)
                        .toList());
    }
}
