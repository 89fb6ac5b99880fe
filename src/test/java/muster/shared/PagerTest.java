package muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PagerTest {

    @Test
    void the_middle_page_leads_both_ways_and_keeps_the_filters() {
        var pager = new Pager(2, 50, 120, "/devices?state=ACTIVE");
        assertThat(pager.from()).isEqualTo(51);
        assertThat(pager.to()).isEqualTo(100);
        assertThat(pager.previous()).isEqualTo("/devices?state=ACTIVE&page=1");
        assertThat(pager.next()).isEqualTo("/devices?state=ACTIVE&page=3");
    }

    @Test
    void the_ends_lead_nowhere() {
        assertThat(new Pager(1, 50, 50, "/devices").previous()).isNull();
        assertThat(new Pager(1, 50, 50, "/devices").next()).isNull();
        assertThat(new Pager(3, 50, 120, "/devices").to()).isEqualTo(120);
        assertThat(new Pager(1, 50, 0, "/devices").from()).isZero();
    }
}
