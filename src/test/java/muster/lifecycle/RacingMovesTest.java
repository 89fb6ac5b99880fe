package muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** Ten thousand pairs race in {@code RacingMovesFault}. */
@ModuleTest
class RacingMovesTest {

    private static final int PAIRS = 2000;

    @Autowired
    RacingMoves races;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void of_two_people_at_the_same_moment_exactly_one_wins_and_everything_agrees_on_who() throws Exception {
        assertThat(races.run(PAIRS))
                .isEqualTo(new RacingMoves.Outcome(PAIRS, PAIRS, PAIRS, PAIRS, PAIRS, PAIRS, PAIRS));
    }
}
