package muster.assets.web;

import java.util.List;
import java.util.UUID;
import muster.assets.Asset;
import muster.assets.EstateList;
import muster.assets.Place;
import muster.assets.Places;
import muster.assets.Sites;
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
    private final JdbcClient jdbc;

    AssetPage(Sites sites, Places places, EstateList list, JdbcClient jdbc) {
        this.sites = sites;
        this.places = places;
        this.list = list;
        this.jdbc = jdbc;
    }

    /** A position, and the serial number and model of the device there. */
    record Held(
            Place place, @Nullable String serial, @Nullable String model) {}

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
        return device(place.holder().value()).stream()
                .map(words -> new Held(place, words.getFirst(), words.getLast()))
                .findFirst()
                .orElse(new Held(place, null, null));
    }

    private List<List<String>> device(UUID device) {
        return jdbc.sql("select serial, model from registry.device where id = :id")
                .param("id", device)
                .query((row, number) -> List.of(row.getString("serial"), row.getString("model")))
                .list();
    }
}
