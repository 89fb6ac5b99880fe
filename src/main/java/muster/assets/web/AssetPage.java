package muster.assets.web;

import muster.assets.Asset;
import muster.assets.EstateList;
import muster.assets.Place;
import muster.assets.Places;
import muster.assets.Sites;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.shared.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;

/** Puts the page of an asset together: its positions, and the devices that hold them. */
@Component
class AssetPage {

    private final Sites sites;
    private final Places places;
    private final EstateList list;
    private final DeviceModels models;
    private final JdbcClient jdbc;

    AssetPage(Sites sites, Places places, EstateList list, DeviceModels models, JdbcClient jdbc) {
        this.sites = sites;
        this.places = places;
        this.list = list;
        this.models = models;
        this.jdbc = jdbc;
    }

    /**
     * A position, and the device there.
     *
     * @param serial null where it is free, and for those who may not see the device
     * @param channel what people call the part of the device that is there; null where that is the whole of it
     */
    record Held(
            Place place, @Nullable String serial, @Nullable String channel) {}

    @Transactional(readOnly = true)
    void fill(Asset asset, Model model) {
        model.addAttribute("asset", asset);
        model.addAttribute("site", sites.findById(asset.siteId()).orElseThrow(NotFound::new));
        model.addAttribute("customerName", list.customerName(asset.customerId()));
        model.addAttribute(
                "positions", places.onAsset(asset.id()).stream().map(this::held).toList());
    }

    private Held held(Place place) {
        if (place.holder() == null) {
            return new Held(place, null, null);
        }
        return jdbc.sql("""
                select d.serial, d.model, t.channel
                from assets.tenure t join registry.device d on d.id = t.device_id
                where t.position_id = :position and upper_inf(t.during)
                """)
                .param("position", place.position().value())
                .query((row, number) -> new Held(
                        place, row.getString("serial"), labelOf(row.getString("model"), row.getString("channel"))))
                .optional()
                .orElse(new Held(place, null, null));
    }

    private @Nullable String labelOf(String model, String channel) {
        if (channel.isEmpty()) {
            return null;
        }
        return models.find(ModelKey.of(model))
                .map(known -> known.labelOf(channel))
                .orElse(channel);
    }
}
