package muster.provisioning;

import java.util.Collection;
import java.util.List;
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

    /** Which of these devices have an activation that is not finished; in order, as they are locked. */
    @Query("""
            select device_id from provisioning.activation
            where device_id in (:devices) and undone_at is null and activated_at is null order by device_id
            """)
    List<UUID> unfinishedOf(Collection<UUID> devices);
}
