package e2e;

import static org.assertj.core.api.Assertions.assertThat;

import e2e.support.Portal;
import e2e.support.PortalTest;
import e2e.survey.Survey;
import e2e.survey.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Everybody can use every page: WCAG 2.2 AA, wide and narrow, light and dark, full, empty and refused. */
@PortalTest
@Execution(ExecutionMode.CONCURRENT)
class AccessibilityTest {

    @Test
    void no_page_breaks_a_rule_of_axe(Portal portal) {
        var survey = Survey.of(portal);

        assertThat(survey.findings(Visit::violations)).isEmpty();
        assertThat(survey.pages()).as("pages looked at").hasSizeGreaterThan(40);
    }
}
