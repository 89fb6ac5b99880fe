package muster.assets;

import muster.shared.OrganisationId;
import org.springframework.data.repository.ListCrudRepository;

/** The customers that the current actor may see. */
public interface Customers extends ListCrudRepository<Customer, OrganisationId> {}
