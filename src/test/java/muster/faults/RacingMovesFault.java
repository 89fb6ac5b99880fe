package muster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import muster.figures.Figure;
import muster.figures.Results;
import muster.lifecycle.RacingMoves;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class RacingMovesFault {

    private static final int PAIRS = 10_000;

    @Autowired
    RacingMoves races;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void of_two_people_at_the_same_moment_exactly_one_wins_and_everything_agrees_on_who() throws Exception {
        Results.FAULTS.onlyIfAskedFor("races");
        var pairs = Results.scaled(PAIRS);
        var outcome = races.run(pairs);
        var note = "transitions %d, audit rows %d, events %d"
                .formatted(outcome.transitions(), outcome.audited(), outcome.events());
        Results.FAULTS.add(
                new Figure("races.one_winner", outcome.won(), "pairs", pairs, note),
                new Figure("races.loser_told", outcome.told(), "pairs", pairs, note),
                new Figure("races.agreeing", outcome.agreeing(), "pairs", pairs, note));
        assertThat(outcome).isEqualTo(new RacingMoves.Outcome(pairs, pairs, pairs, pairs, pairs, pairs, pairs));
    }
}
