package muster.mqtt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Trouble of the house that messages wait out; none of them is acknowledged, so the broker keeps them.
 *
 * @param since its first failure
 * @param sqlState what the database answered, null when it was not the database that answered
 */
public record Stall(Instant since, @Nullable String sqlState) {

    private static final String DISK_FULL = "53100";

    public boolean isDiskFull() {
        return DISK_FULL.equals(sqlState);
    }
}
