package muster.provisioning;

import java.util.Optional;
import java.util.UUID;
import muster.shared.ActivationId;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The activations that the actor may see. */
interface ActivationRows extends ListCrudRepository<Activation, ActivationId> {

    Optional<Activation> findByRequestKey(String requestKey);

    /** The one that stands: neither undone nor replaced by a later one. */
    @Query("select * from provisioning.activation where device_id = :device and undone_at is null")
    Optional<Activation> standingOf(UUID device);
}
