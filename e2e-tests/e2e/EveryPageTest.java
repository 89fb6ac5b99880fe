package e2e;

import static org.assertj.core.api.Assertions.assertThat;

import e2e.support.Portal;
import e2e.support.PortalTest;
import e2e.survey.Survey;
import e2e.survey.Visit;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every page, wide and narrow, light and dark, full, empty and refused: everybody can use it, and what can be said of
 * looks without taste. {@code -Dmuster.screenshots=folder} leaves pictures for those who have it, and takes its time.
 */
@PortalTest
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class EveryPageTest {

    @Test
    void no_page_breaks_a_rule_of_axe(Portal portal) {
        var survey = Survey.of(portal);

        assertThat(survey.findings(Visit::violations)).isEmpty();
        assertThat(survey.pages()).as("pages looked at").hasSizeGreaterThan(40);
    }

    @Test
    void no_page_complains_in_the_console_or_asks_a_stranger(Portal portal) {
        assertThat(Survey.of(portal).findings(Visit::complaints)).isEmpty();
    }

    @Test
    void no_page_scrolls_sideways_on_a_phone(Portal portal) {
        assertThat(Survey.of(portal).findings(Visit::overflows)).isEmpty();
    }
}
