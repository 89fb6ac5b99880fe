package muster.assets;

import java.util.List;
import muster.shared.AssetId;
import muster.shared.SiteId;
import org.springframework.data.repository.ListCrudRepository;

/** The assets that the current actor may see. */
public interface Assets extends ListCrudRepository<Asset, AssetId> {

    List<Asset> findBySiteIdOrderByName(SiteId site);
}
