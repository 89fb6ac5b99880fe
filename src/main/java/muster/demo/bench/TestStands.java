package muster.demo.bench;

import java.util.ArrayList;
import java.util.List;
import muster.assets.Asset;
import muster.assets.Assets;
import muster.assets.Position;
import muster.assets.Positions;
import muster.assets.Sites;
import muster.catalog.DeviceModel;
import muster.shared.PositionId;
import muster.shared.SiteId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** New equipment at the bench's site, for devices that the old one has no room for. */
@Component
@ConditionalOnBooleanProperty("muster.sample-fleet")
class TestStands {

    private static final String KIND = "test stand";

    private final Sites sites;
    private final Assets assets;
    private final Positions positions;

    TestStands(Sites sites, Assets assets, Positions positions) {
        this.sites = sites;
        this.assets = assets;
        this.positions = positions;
    }

    /** A slot for each; each expects what the contract of its model requires. */
    List<PositionId> slotsFor(List<DeviceModel> models, SiteId at) {
        if (models.isEmpty()) {
            return List.of();
        }
        var site = sites.findById(at).orElseThrow();
        var earlier = assets.findBySiteIdOrderByName(at).stream()
                .filter(asset -> asset.kind().equals(KIND))
                .count();
        var stand = assets.save(Asset.of(site, KIND, "Test stand " + (earlier + 1), List.of()));
        var slots = new ArrayList<PositionId>();
        for (var model : models) {
            var expected = List.copyOf(model.activation().require().keySet());
            slots.add(positions
                    .save(Position.of(stand, "Slot " + (slots.size() + 1), expected))
                    .id());
        }
        return slots;
    }
}
