package muster.registry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import muster.shared.BatchId;
import muster.shared.DeviceId;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The devices that whoever asks may see: row security leaves the others out. */
public interface Devices extends Repository<Device, DeviceId> {

    Optional<Device> findById(DeviceId id);

    List<Device> findAllByIdIn(Collection<DeviceId> ids);

    List<Device> findByBatchIdOrderBySerial(BatchId batch);

    List<Device> findByBatchIdOrderBySerial(BatchId batch, Pageable page);

    /** Those whose serial number reads like this one, twenty at most; see {@link SerialNumber#fold}. */
    @Query("select * from registry.device where serial_folded = :folded order by model, serial limit 20")
    List<Device> findBySerialFolded(String folded);

    @Query("select distinct model from registry.device order by model")
    List<String> modelsInUse();
}
