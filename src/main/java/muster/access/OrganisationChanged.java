package muster.access;

import java.time.Instant;
import java.util.List;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;
import muster.shared.OrganisationId;

/** A firm or a customer was added or is called otherwise. */
public record OrganisationChanged(OrganisationId organisation, By by, Instant at, List<Change> changes)
        implements DomainEvent {}
