package muster.access;

import java.util.List;
import java.util.Locale;
import muster.shared.start.StartNote;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Names the accounts of the sample fleet in the block that is printed when Muster is ready. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SampleAccountsNote implements StartNote {

    private final ObjectProvider<SampleAccounts> accounts;

    SampleAccountsNote(ObjectProvider<SampleAccounts> accounts) {
        this.accounts = accounts;
    }

    @Override
    public String label() {
        return "Try";
    }

    @Override
    public List<String> lines() {
        return accounts.stream()
                .flatMap(sample -> sample.all().stream())
                .map(account -> "%-14s %-26s password %s"
                        .formatted(account.role().name().toLowerCase(Locale.ROOT), account.email(), account.password()))
                .toList();
    }
}
