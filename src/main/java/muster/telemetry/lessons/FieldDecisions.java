package muster.telemetry.lessons;

import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

/** What was decided, as those who see the whole fleet may see it. */
public interface FieldDecisions extends ListCrudRepository<FieldDecision, UUID> {}
