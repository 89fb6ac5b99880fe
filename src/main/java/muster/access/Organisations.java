package muster.access;

import java.util.List;
import muster.shared.OrganisationId;
import org.springframework.data.repository.ListCrudRepository;

/** The customers and the firms. */
public interface Organisations extends ListCrudRepository<Organisation, OrganisationId> {

    List<Organisation> findByKindOrderByName(Organisation.Kind kind);
}
