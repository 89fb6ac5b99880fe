package muster.telemetry.ingest;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import muster.access.Actor;
import muster.access.ActorContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What telemetry does by itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Retention.class)
class TelemetryConfiguration {

    @Bean
    RecurringTask<Void> telemetryPartitions(Partitions partitions) {
        return Tasks.recurring("telemetry.partitions", FixedDelay.ofMinutes(1))
                .execute((task, context) -> partitions.makeAll());
    }

    @Bean
    RecurringTask<Void> telemetryRetention(Partitions partitions) {
        return Tasks.recurring("telemetry.retention", FixedDelay.ofHours(6))
                .execute((task, context) -> ActorContext.run(Actor.system("partitions"), partitions::dropOld));
    }

    @Bean
    RecurringTask<Void> telemetryRollups(Rollups rollups) {
        return Tasks.recurring("telemetry.rollups", FixedDelay.ofMinutes(1))
                .execute((task, context) -> ActorContext.run(Actor.system("rollups"), rollups::sumUp));
    }

    @Bean
    RecurringTask<Void> telemetryRereading(Rereading rereading) {
        return Tasks.recurring("telemetry.rereading", FixedDelay.ofSeconds(5))
                .execute((task, context) -> ActorContext.run(Actor.system("rereading"), rereading::finish));
    }

    @Bean
    RecurringTask<Void> telemetryMeaning(MeaningChanges changes) {
        return Tasks.recurring("telemetry.meaning", FixedDelay.ofMinutes(1))
                .execute((task, context) -> ActorContext.run(Actor.system("meaning"), changes::look));
    }
}
