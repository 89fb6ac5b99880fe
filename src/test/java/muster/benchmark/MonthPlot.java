package muster.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.access.Role;
import muster.catalog.QuantityKind;
import muster.shared.DeviceId;
import muster.shared.PositionId;
import muster.shared.UserId;
import muster.support.Cast;
import muster.telemetry.PositionSeries;
import muster.telemetry.Telemetry;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Looks at a month of one reading a minute; the customer and support ask in turn, support opens the page. */
@TestComponent
public class MonthPlot {

    private final PositionSeries series;
    private final Telemetry telemetry;
    private final MockMvcTester browser;
    private final Cast cast;

    MonthPlot(PositionSeries series, Telemetry telemetry, MockMvcTester browser, Cast cast) {
        this.series = series;
        this.telemetry = telemetry;
        this.browser = browser;
        this.cast = cast;
    }

    /**
     * 95th percentiles in ms.
     *
     * @param evidence of what an activation asks for each time a device has spoken
     * @param points how many pieces the picture has
     */
    record Outcome(double sql, double page, double evidence, int points) {}

    /** Each position is looked at by each of both, some times over, and everything once before. */
    Outcome look(ManyRows.Filled filled, int times) {
        var owner = Actor.person(UserId.next(), "Cora", Role.CUSTOMER, filled.customer(), "192.0.2.7");
        filled.positions().forEach(this::page);
        var questions = new ArrayList<Double>();
        var pages = new ArrayList<Double>();
        var answers = new ArrayList<Double>();
        var points = 0;
        for (var time = 0; time < times; time++) {
            for (var position : filled.positions()) {
                var begin = System.nanoTime();
                points = points(position, time % 2 == 0 ? owner : cast.sam());
                questions.add((System.nanoTime() - begin) / 1e6);
                begin = System.nanoTime();
                page(position);
                pages.add((System.nanoTime() - begin) / 1e6);
            }
            for (var device : filled.devices()) {
                var begin = System.nanoTime();
                evidence(device);
                answers.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return new Outcome(p95(questions), p95(pages), p95(answers), points);
    }

    private int points(PositionId position, Actor actor) {
        var to = Instant.now();
        var wanted = new PositionSeries.Wanted(
                position,
                "air_temperature",
                QuantityKind.MEASURE,
                null,
                to.minus(Duration.ofDays(ManyRows.DAYS)),
                to,
                ZoneId.of("Europe/Berlin"));
        return ActorContext.<Integer, RuntimeException>call(
                actor, () -> series.of(wanted).points().size());
    }

    private void evidence(DeviceId device) {
        ActorContext.run(cast.sam(), () -> telemetry.since(device, Instant.now().minus(Duration.ofHours(1))));
    }

    private void page(PositionId position) {
        var answer = browser.get()
                .uri("/positions/{position}/series/air_temperature?range=30d", position)
                .with(cast.as(cast.sam()))
                .exchange();
        if (answer.getResponse().getStatus() != 200) {
            throw new IllegalStateException("answered " + answer.getResponse().getStatus());
        }
    }

    private static double p95(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * 0.95)));
    }
}
