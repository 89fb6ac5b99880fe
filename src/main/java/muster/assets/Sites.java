package muster.assets;

import java.util.List;
import muster.shared.OrganisationId;
import muster.shared.SiteId;
import org.springframework.data.repository.ListCrudRepository;

/** The sites that the current actor may see. */
public interface Sites extends ListCrudRepository<Site, SiteId> {

    List<Site> findByCustomerIdOrderByName(OrganisationId customer);
}
