package muster.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class RecurringWorkTest {

    @Autowired
    List<RecurringTask<?>> recurring;

    @Autowired
    @Qualifier("forgetPublications")
    RecurringTask<Void> forgetPublications;

    @Autowired
    SchedulerClient work;

    @Autowired
    JdbcClient jdbc;

    @Test
    void all_work_that_recurs_waits_in_the_database_for_its_time() {
        assertThat(recurring).isNotEmpty();
        await().untilAsserted(() -> assertThat(jdbc.sql("select task_name from shared.scheduled_task")
                        .query(String.class)
                        .list())
                .containsAll(recurring.stream().map(RecurringTask::getName).toList()));
    }

    @Test
    void events_that_were_heard_are_forgotten_after_a_day_and_those_that_never_will_be_after_a_week() {
        var heardToday = publication("COMPLETED", Publications.HEARD.minusHours(1));
        var heardBefore = publication("COMPLETED", Publications.HEARD.plusHours(1));
        var waiting = publication("FAILED", Publications.NEVER_HEARD.minusHours(1));
        var givenUp = publication("FAILED", Publications.NEVER_HEARD.plusHours(1));

        work.reschedule(forgetPublications.instance(RecurringTask.INSTANCE), Instant.now());

        await().until(() -> !exists(givenUp));
        assertThat(exists(heardBefore)).isFalse();
        assertThat(exists(heardToday)).isTrue();
        assertThat(exists(waiting)).isTrue();
        jdbc.sql("delete from shared.event_publication where listener_id = 'a test'")
                .update();
    }

    private UUID publication(String status, Duration age) {
        var id = UUID.randomUUID();
        var then = Instant.now().minus(age).atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                insert into shared.event_publication
                    (id, listener_id, event_type, serialized_event, publication_date, completion_date, status,
                     completion_attempts, last_resubmission_date)
                values (:id, 'a test', 'java.lang.String', '"x"', :then,
                        case when :status = 'COMPLETED' then cast(:then as timestamptz) end, :status, 99, now())
                """)
                .param("id", id)
                .param("then", then)
                .param("status", status)
                .update();
        return id;
    }

    private boolean exists(UUID id) {
        return jdbc.sql("select exists (select from shared.event_publication where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
