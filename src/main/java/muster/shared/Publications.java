package muster.shared;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.CompletedEventPublications;

/** Forgets events that were heard, after a day, and after a week those that never will be. */
@Configuration(proxyBeanMethods = false)
class Publications {

    static final Duration HEARD = Duration.ofDays(1);
    static final Duration NEVER_HEARD = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(Publications.class);

    @Bean
    RecurringTask<Void> forgetPublications(CompletedEventPublications heard, JdbcClient jdbc, Clock clock) {
        return Tasks.recurring("shared.forget-publications", FixedDelay.ofHours(1))
                .execute((task, context) -> {
                    heard.deletePublicationsOlderThan(HEARD);
                    forgetNeverHeard(jdbc, clock);
                });
    }

    private static void forgetNeverHeard(JdbcClient jdbc, Clock clock) {
        var given = jdbc.sql("""
                delete from shared.event_publication where status = 'FAILED' and publication_date < :before
                returning event_type || ' for ' || listener_id
                """)
                .param("before", clock.instant().minus(NEVER_HEARD).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
        given.forEach(publication -> LOG.error("Given up after a week: {}", publication));
    }
}
