package e2e;

import static org.assertj.core.api.Assertions.assertThat;

import e2e.support.Portal;
import e2e.support.PortalTest;
import e2e.survey.Survey;
import e2e.survey.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What can be said of looks without taste. {@code -Dmuster.screenshots=folder} leaves pictures for those who have it. */
@PortalTest
@Execution(ExecutionMode.CONCURRENT)
class LookTest {

    @Test
    void no_page_complains_in_the_console_or_asks_a_stranger(Portal portal) {
        assertThat(Survey.of(portal).findings(Visit::complaints)).isEmpty();
    }

    @Test
    void no_page_scrolls_sideways_on_a_phone(Portal portal) {
        assertThat(Survey.of(portal).findings(Visit::overflows)).isEmpty();
    }
}
