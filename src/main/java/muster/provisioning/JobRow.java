package muster.provisioning;

import java.time.LocalDate;
import java.time.ZoneId;
import muster.shared.JobId;
import muster.shared.OrganisationId;
import muster.shared.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * A job in a list.
 *
 * @param state OPEN, DONE, EXPIRED or CANCELLED
 * @param version what a person looked at, sent back with another day
 * @param today whether its day is today by the site's clock
 */
public record JobRow(
        JobId id,
        int number,
        SiteId site,
        String siteName,
        String address,
        ZoneId zone,
        OrganisationId customer,
        String customerName,
        OrganisationId firm,
        String firmName,
        LocalDate day,
        boolean today,
        String state,
        int positions,
        int done,
        @Nullable String note,
        int version) {

    public boolean isOpen() {
        return state.equals("OPEN");
    }

    /** Its day has passed with something left to do. */
    public boolean isExpired() {
        return state.equals("EXPIRED");
    }

    public boolean isCancelled() {
        return state.equals("CANCELLED");
    }

    /** Another day makes sense while something is left to do. */
    public boolean isMovable() {
        return isOpen() || isExpired();
    }

    public int left() {
        return positions - done;
    }
}
