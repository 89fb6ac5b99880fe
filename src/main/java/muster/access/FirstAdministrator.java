package muster.access;

import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A real installation begins without any account: whoever reads the log becomes the first administrator. */
@Component
class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final OneTimeLinks links;
    private final TransactionTemplate transaction;
    private final boolean sampleFleet;

    FirstAdministrator(
            Accounts accounts,
            OneTimeLinks links,
            TransactionTemplate transaction,
            @Value("${muster.sample-fleet}") boolean sampleFleet) {
        this.accounts = accounts;
        this.links = links;
        this.transaction = transaction;
        this.sampleFleet = sampleFleet;
    }

    @EventListener(ApplicationReadyEvent.class)
    void invite() {
        link().ifPresent(link -> LOG.info(
                "There is no administrator yet. Whoever opens this link becomes the first; it works once, for 24 hours:\n{}",
                link));
    }

    /** A new link, while there is no account at all; it voids the one of an earlier start. */
    Optional<String> link() {
        if (sampleFleet) {
            return Optional.empty();
        }
        return Objects.requireNonNull(transaction.execute(
                status -> accounts.count() > 0 ? Optional.<String>empty() : Optional.of(links.issue(null))));
    }
}
