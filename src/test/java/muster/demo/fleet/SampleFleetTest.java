package muster.demo.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.demo.bench.BenchJobs;
import muster.provisioning.JobRow;
import muster.provisioning.Jobs;
import muster.shared.Refused;
import muster.support.ModuleTest;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@TestPropertySource(properties = "muster.sample-fleet=true")
class SampleFleetTest {

    @Autowired
    private SampleFleet fleet;

    @Autowired
    private SamplePeople people;

    @Autowired
    private BenchJobs benchJobs;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void sixty_devices_prove_themselves_and_loading_again_changes_nothing() {
        await().atMost(Duration.ofSeconds(90)).until(() -> count("lifecycle.lifecycle where state = 'ACTIVE'") >= 60);
        var once = counts();
        fleet.load();
        assertThat(counts()).isEqualTo(once);
        assertThat(once)
                .containsEntry("assets.customer", 3)
                .containsEntry("assets.site", 8)
                .hasEntrySatisfying("assets.asset", assets -> assertThat(assets).isGreaterThanOrEqualTo(40))
                .hasEntrySatisfying(
                        "access.account", people -> assertThat(people).isGreaterThanOrEqualTo(8));
        // whoever tries the bench puts more into the box
        assertThat(count("demo.device where place = 'FLEET'")).isEqualTo(60);
        assertThat(count("demo.device where place = 'BOX'")).isGreaterThanOrEqualTo(3);
        assertThat(count("connectivity.presence where connected")).isGreaterThanOrEqualTo(60);
    }

    @Test
    void ines_finds_one_job_for_today_with_three_positions() {
        assertThat(jobsOfInes())
                .filteredOn(JobRow::isOpen)
                .filteredOn(JobRow::today)
                .filteredOn(job -> job.done() == 0)
                .extracting(JobRow::positions)
                .contains(3);
    }

    @Test
    void a_job_is_made_only_for_devices_that_have_no_position() {
        benchJobs.renew();
        Assertions.assertThatThrownBy(benchJobs::make)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("demo.bench.box-served"));
    }

    private List<JobRow> jobsOfInes() {
        return ActorContext.<List<JobRow>, RuntimeException>call(people.actor(SamplePeople.INES), jobs::recent);
    }

    private Map<String, Integer> counts() {
        var counts = new LinkedHashMap<String, Integer>();
        List.of(
                        "assets.customer",
                        "assets.site",
                        "assets.asset",
                        "assets.position",
                        "registry.device",
                        "access.account",
                        "access.organisation",
                        "provisioning.job",
                        "demo.device")
                .forEach(table -> counts.put(table, count(table)));
        return counts;
    }

    private int count(String table) {
        return ActorContext.<Integer, RuntimeException>call(
                Actor.system("test"),
                () -> java.util.Objects.requireNonNull(
                        transaction.execute(status -> jdbc.sql("select count(*) from " + table)
                                .query(Integer.class)
                                .single())));
    }
}
