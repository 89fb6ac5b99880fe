package muster.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;

/** Links what was written, then writes the new heads outside; in this order, so that no head tells of too little. */
@Service
class RecordKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(RecordKeeping.class);

    private final Linking linking;
    private final Heads heads;
    private final Clock clock;
    private final Map<UUID, Link> untold = new HashMap<>();

    RecordKeeping(Linking linking, Heads heads, Clock clock) {
        this.linking = linking;
        this.heads = heads;
        this.clock = clock;
    }

    /** By itself, at the interval that is configured. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(HeadSettings.class)
    static class ByItself {

        @Bean
        RecurringTask<Void> keepRecord(RecordKeeping record, HeadSettings settings) {
            return Tasks.recurring("audit.record", FixedDelay.of(settings.every()))
                    .execute((task, context) -> record.keep());
        }
    }

    /** A head that could not be written is written the next time, with how far the chain has come by then. */
    synchronized void keep() {
        linking.run().forEach(head -> untold.put(head.chain(), head));
        try {
            if (!untold.isEmpty()) {
                heads.add(untold.values(), clock.instant());
                untold.clear();
            }
        } catch (IOException failure) {
            LOG.error(
                    "The heads of the record cannot be written to {} ({}); name another file with MUSTER_AUDIT_HEADS",
                    heads.file(),
                    failure.toString());
        }
    }
}
