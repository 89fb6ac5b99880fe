package muster.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import muster.catalog.QuantityKind;
import muster.shared.DeviceId;
import muster.shared.PositionId;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class PositionSeriesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);

    @Autowired
    PositionSeries series;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    private PositionId position;
    private DeviceId first;
    private DeviceId second;

    @BeforeEach
    void a_position_and_two_devices() {
        position = world.position(world.site(world.customer()));
        var devices = world.devices(2);
        first = devices.getFirst().device();
        second = devices.getLast().device();
    }

    @Test
    void devices_that_followed_each_other_make_one_series() {
        var old = seriesOf(first, "air_temperature");
        var young = seriesOf(second, "air_temperature");
        say(young, ago(10), 22);
        say(old, ago(90), 20);
        say(old, ago(30), 21);

        var found = lately("air_temperature", QuantityKind.MEASURE, Duration.ofHours(24));
        assertThat(found.step()).isEqualTo(Step.VALUE);
        assertThat(found.points()).extracting(Point::last).containsExactly(20.0, 21.0, 22.0);
        assertThat(found.points()).extracting(Point::device).containsExactly(first, first, second);
    }

    @Test
    void the_change_of_a_device_is_known_from_its_tenure_and_the_first_is_none() {
        hold(first, ago(500), ago(60));
        hold(second, ago(60), null);
        var seams = world.as(cast.sam(), () -> series.seams(position, ago(600), hour));
        assertThat(seams).extracting(PositionSeries.Seam::device).containsExactly(second);
        assertThat(seams).extracting(PositionSeries.Seam::at).containsExactly(ago(60));
    }

    @Test
    void a_week_is_shown_by_hours_those_summed_up_and_those_that_are_not_yet() {
        var id = seriesOf(first, "air_temperature");
        sum(id, hour.minus(Duration.ofHours(3)), 4, 10, 30, 80);
        say(id, hour.minus(Duration.ofMinutes(150)), 99); // late into an hour that is summed up: it waits for that
        say(id, hour.minus(Duration.ofMinutes(20)), 18);
        say(id, hour.minus(Duration.ofMinutes(10)), 20);

        var points = lately("air_temperature", QuantityKind.MEASURE, Duration.ofDays(7))
                .points();
        assertThat(points)
                .extracting(Point::from)
                .containsExactly(hour.minus(Duration.ofHours(3)), hour.minus(Duration.ofHours(1)));
        assertThat(points).extracting(Point::mean).containsExactly(20.0, 19.0);
        assertThat(points).extracting(Point::max).containsExactly(30.0, 20.0);
    }

    @Test
    void two_devices_in_one_hour_stay_two_points_and_two_mappings_of_one_device_are_one() {
        say(seriesOf(first, "air_temperature"), hour.minus(Duration.ofMinutes(50)), 10);
        say(seriesOf(first, "air_temperature", "another"), hour.minus(Duration.ofMinutes(40)), 20);
        say(seriesOf(second, "air_temperature"), hour.minus(Duration.ofMinutes(30)), 30);
        var points = lately("air_temperature", QuantityKind.MEASURE, Duration.ofDays(7))
                .points();
        assertThat(points).extracting(Point::mean).containsExactly(15.0, 30.0);
        assertThat(points).extracting(Point::device).containsExactly(first, second);
    }

    @Test
    void many_values_of_a_day_are_put_together_by_five_minutes() {
        var id = seriesOf(first, "air_temperature");
        world.as(
                cast.sam(),
                () -> jdbc.sql("""
                        insert into telemetry.observation (at, value, series_id, raw_id)
                        select :end::timestamptz - n * interval '30 seconds', n, :id, 0 from generate_series(1, 2000) n
                        """)
                        .param("end", hour.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update());
        var found = lately("air_temperature", QuantityKind.MEASURE, Duration.ofHours(24));
        assertThat(found.step()).isEqualTo(Step.FIVE_MINUTES);
        assertThat(found.points()).hasSizeBetween(200, 210).allMatch(point -> point.count() <= 10);
    }

    @Test
    void the_day_on_which_clocks_go_back_has_twenty_five_hours() {
        var day = LocalDate.of(2026, 10, 25);
        var start = day.atStartOfDay(BERLIN).toInstant();
        var end = day.plusDays(1).atStartOfDay(BERLIN).toInstant();
        assertThat(Duration.between(start, end)).isEqualTo(Duration.ofHours(25));
        world.as(
                cast.sam(),
                () -> jdbc.sql("select telemetry.make_partitions(:day, :day)")
                        .param("day", day)
                        .query(Integer.class)
                        .single());
        world.as(
                cast.sam(),
                () -> jdbc.sql("select telemetry.make_partitions(:day, :day)")
                        .param("day", day.minusDays(1))
                        .query(Integer.class)
                        .single());
        var id = seriesOf(first, "air_temperature");
        for (int i = -1; i <= 25; i++) {
            say(id, start.plus(Duration.ofHours(i)), i);
        }
        var hours = find("air_temperature", QuantityKind.MEASURE, start, end);
        assertThat(hours.step()).isEqualTo(Step.VALUE);
        assertThat(hours.points()).hasSize(25);

        var days = find("air_temperature", QuantityKind.MEASURE, start.minus(Duration.ofDays(100)), end);
        assertThat(days.step()).isEqualTo(Step.DAY);
        assertThat(days.points()).extracting(Point::count).containsExactly(1, 25);
        assertThat(days.points().getLast().to()).isEqualTo(end);
    }

    @Test
    void a_counter_counts_from_its_reading_before_and_a_new_meter_from_its_own() {
        var old = seriesOf(first, "energy_imported");
        var young = seriesOf(second, "energy_imported");
        say(old, hour.minus(Duration.ofHours(30)), 100);
        say(old, hour.minus(Duration.ofMinutes(150)), 103);
        say(old, hour.minus(Duration.ofMinutes(90)), 104);
        say(young, hour.minus(Duration.ofMinutes(50)), 5);
        say(young, hour.minus(Duration.ofMinutes(10)), 7);
        var points = lately("energy_imported", QuantityKind.COUNTER, Duration.ofHours(24))
                .points();
        assertThat(points).extracting(Point::counted).containsExactly(3.0, 1.0, 2.0);
    }

    @Test
    void a_word_holds_until_the_next_but_not_through_a_day_of_silence() {
        var id = seriesOf(first, "contact");
        say(id, hour.minus(Duration.ofHours(60)), 0);
        say(id, hour.minus(Duration.ofHours(30)), 1);
        say(id, hour.minus(Duration.ofHours(29)), 1);
        say(id, hour.minus(Duration.ofHours(10)), 0);
        var points = find("contact", QuantityKind.STATE, hour.minus(Duration.ofDays(7)), hour)
                .points();
        assertThat(points).extracting(Point::last).containsExactly(0.0, 1.0, 0.0);
        assertThat(points)
                .extracting(Point::to)
                .containsExactly(hour.minus(Duration.ofHours(60)), hour.minus(Duration.ofHours(10)), hour);

        var sinceYesterday = find("contact", QuantityKind.STATE, hour.minus(Duration.ofHours(24)), hour)
                .points();
        assertThat(sinceYesterday.getFirst().from()).isEqualTo(hour.minus(Duration.ofHours(24)));
        assertThat(sinceYesterday).extracting(Point::last).containsExactly(1.0, 0.0);
    }

    @Test
    void a_person_has_to_choose_only_where_one_device_has_several_channels() {
        seriesOf(first, "air_temperature");
        assertThat(world.as(cast.sam(), () -> series.channels(position, "air_temperature")))
                .isEmpty();
        world.as(
                cast.sam(),
                () -> jdbc.sql("""
                        insert into telemetry.series (device_id, channel, quantity, unit, mapping, position_id)
                        values (:device, 'outside', 'air_temperature', 'Cel', 'test', :position)
                        """)
                        .param("device", first.value())
                        .param("position", position.value())
                        .update());
        assertThat(world.as(cast.sam(), () -> series.channels(position, "air_temperature")))
                .isEqualTo(List.of("", "outside"));
    }

    private Instant ago(int minutes) {
        return hour.minus(Duration.ofMinutes(minutes));
    }

    private PositionSeries.Found lately(String quantity, QuantityKind kind, Duration length) {
        return find(quantity, kind, hour.minus(length), hour);
    }

    private PositionSeries.Found find(String quantity, QuantityKind kind, Instant from, Instant to) {
        return world.as(
                cast.sam(),
                () -> series.of(new PositionSeries.Wanted(position, quantity, kind, null, from, to, BERLIN)));
    }

    private int seriesOf(DeviceId device, String quantity) {
        return seriesOf(device, quantity, "test");
    }

    private int seriesOf(DeviceId device, String quantity, String mapping) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("""
                        insert into telemetry.series (device_id, channel, quantity, unit, mapping, position_id)
                        values (:device, '', :quantity, '1', :mapping, :position) returning id
                        """)
                        .param("device", device.value())
                        .param("quantity", quantity)
                        .param("mapping", mapping)
                        .param("position", position.value())
                        .query(Integer.class)
                        .single());
    }

    private void say(int id, Instant at, double value) {
        world.as(
                cast.sam(),
                () -> jdbc.sql(
                                "insert into telemetry.observation (at, value, series_id, raw_id) values (:at, :value, :id, 0)")
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("value", value)
                        .param("id", id)
                        .update());
    }

    private void sum(int id, Instant starts, int count, double min, double max, double sum) {
        world.as(
                cast.sam(),
                () -> jdbc.sql("""
                        insert into telemetry.hourly
                            (series_id, hour, count, min, max, sum, last, last_at, counted)
                        values (:id, :hour, :count, :min, :max, :sum, :max, :hour, 0)
                        """)
                        .param("id", id)
                        .param("hour", starts.atOffset(ZoneOffset.UTC))
                        .param("count", count)
                        .param("min", min)
                        .param("max", max)
                        .param("sum", sum)
                        .update());
    }

    private void hold(DeviceId device, Instant from, @org.jspecify.annotations.Nullable Instant to) {
        world.as(
                cast.sam(),
                () -> jdbc.sql("""
                        insert into assets.tenure (position_id, device_id, during, customer_id, site_id)
                        select id, :device, tstzrange(:from, :to), customer_id, site_id
                        from assets.position where id = :position
                        """)
                        .param("device", device.value())
                        .param("position", position.value())
                        .param("from", from.atOffset(ZoneOffset.UTC))
                        .param("to", to == null ? null : to.atOffset(ZoneOffset.UTC))
                        .update());
    }
}
