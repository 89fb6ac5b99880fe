package muster.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import muster.figures.Figure;
import muster.figures.Results;
import org.junit.jupiter.api.Test;

class ExpressionBenchmark {

    @Test
    void a_hostile_expression_is_stopped_soon() throws Exception {
        Results.BENCHMARK.onlyIfAskedFor("expression");
        var payload = Payload.parse(HostileExpressions.heavyPayload());
        // the library is slow until it is warm; then the payload is heavy, and not too heavy
        IntStream.range(0, 30).forEach(round -> nanosOf("$sum(values)", payload));
        var slowest = 0L;
        for (var expression : HostileExpressions.ALL) {
            // a pause of the machine is not the expression's: the best of three counts
            var best = IntStream.range(0, 3)
                    .mapToLong(round -> nanosOf(expression, payload))
                    .min()
                    .orElseThrow();
            slowest = Math.max(slowest, best);
        }
        Results.BENCHMARK.add(new Figure(
                "expression.slowest_ms", slowest / 1e6, "ms", HostileExpressions.ALL.size(), "limit 50; hostile ones"));
        assertThat(slowest / 1_000_000).isLessThanOrEqualTo(50);
    }

    private static long nanosOf(String expression, Json payload) {
        var start = System.nanoTime();
        try {
            Expression.of(expression).of(payload);
        } catch (IllegalArgumentException | Unreadable refused) {
            // either is an answer
        }
        return System.nanoTime() - start;
    }
}
