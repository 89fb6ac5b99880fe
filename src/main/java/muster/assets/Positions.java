package muster.assets;

import java.util.List;
import muster.shared.AssetId;
import muster.shared.PositionId;
import org.springframework.data.repository.ListCrudRepository;

/** The positions that the current actor may see. */
public interface Positions extends ListCrudRepository<Position, PositionId> {

    List<Position> findByAssetIdOrderByName(AssetId asset);
}
