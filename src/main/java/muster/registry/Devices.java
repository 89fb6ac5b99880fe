package muster.registry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import muster.shared.BatchId;
import muster.shared.DeviceId;
import org.springframework.data.repository.Repository;

/** The devices that whoever asks may see: row security leaves the others out. */
public interface Devices extends Repository<Device, DeviceId> {

    Optional<Device> findById(DeviceId id);

    List<Device> findAllByIdIn(Collection<DeviceId> ids);

    List<Device> findByBatchIdOrderBySerial(BatchId batch);

    List<Device> findTop10ByBatchIdOrderBySerial(BatchId batch);
}
