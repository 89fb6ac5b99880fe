package muster.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import muster.access.ActorContext;
import muster.catalog.QuantityKind;
import muster.shared.PositionId;
import muster.support.Cast;
import muster.telemetry.PositionSeries;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Looks at a month of one reading a minute, as Carl and as Sam in turn. */
@TestComponent
public class MonthPlot {

    private final PositionSeries series;
    private final MockMvcTester browser;
    private final Cast cast;

    MonthPlot(PositionSeries series, MockMvcTester browser, Cast cast) {
        this.series = series;
        this.browser = browser;
        this.cast = cast;
    }

    /** 95th percentiles in ms; points is how many pieces the picture has. */
    record Outcome(double sql, double page, int points) {}

    /** Each position is looked at by each of both, some times over, and everything once before. */
    Outcome look(List<PositionId> positions, int times) {
        positions.forEach(this::page);
        var questions = new ArrayList<Double>();
        var pages = new ArrayList<Double>();
        var points = 0;
        for (var time = 0; time < times; time++) {
            for (var position : positions) {
                var begin = System.nanoTime();
                points = points(position, time);
                questions.add((System.nanoTime() - begin) / 1e6);
                begin = System.nanoTime();
                page(position);
                pages.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return new Outcome(p95(questions), p95(pages), points);
    }

    private int points(PositionId position, int time) {
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
                time % 2 == 0 ? cast.carl() : cast.sam(),
                () -> series.of(wanted).points().size());
    }

    private void page(PositionId position) {
        var answer = browser.get()
                .uri("/positions/{position}/series/air_temperature?range=30d", position)
                .with(cast.as(cast.carl()))
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
