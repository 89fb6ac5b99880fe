package muster.provisioning;

import java.time.LocalDate;
import java.util.List;
import muster.shared.OrganisationId;
import muster.shared.PositionId;
import muster.shared.SiteId;
import org.jspecify.annotations.Nullable;

/** What a new job is made of. */
public record JobForm(
        SiteId site,
        OrganisationId firm,
        LocalDate day,
        List<PositionId> positions,
        @Nullable String note) {}
