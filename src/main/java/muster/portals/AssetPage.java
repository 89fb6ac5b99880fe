package muster.portals;

import java.util.List;
import java.util.Locale;
import muster.access.Actor;
import muster.access.Role;
import muster.assets.Assets;
import muster.assets.EstateList;
import muster.audit.StoryText;
import muster.portals.SiteNow.AssetNow;
import muster.portals.SiteNow.Series;
import muster.shared.AssetId;
import muster.shared.Invalid;
import muster.shared.NotFound;
import muster.shared.PositionId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts the page of an asset together. */
@Service
public class AssetPage {

    private static final int STORY = 30;

    private final Assets assets;
    private final muster.assets.Sites places;
    private final EstateList estate;
    private final StoryText story;
    private final Sites sites;
    private final SeriesPage series;

    AssetPage(
            Assets assets,
            muster.assets.Sites places,
            EstateList estate,
            StoryText story,
            Sites sites,
            SeriesPage series) {
        this.assets = assets;
        this.places = places;
        this.estate = estate;
        this.story = story;
        this.sites = sites;
        this.series = series;
    }

    /** All of it but the picture. */
    @Transactional(readOnly = true)
    public AssetView of(AssetId id, Actor actor) {
        var asset = assets.findById(id).orElseThrow(NotFound::new);
        return new AssetView(
                asset,
                places.findById(asset.siteId()).orElseThrow(NotFound::new),
                estate.customerName(asset.customerId()),
                now(id, actor),
                actor.is(Role.CUSTOMER) ? List.of() : story.about(id, STORY));
    }

    /** How it is now. */
    @Transactional(readOnly = true)
    public AssetNow now(AssetId id, Actor actor) {
        return sites.with(id, actor).stream()
                .findFirst()
                .orElseThrow(NotFound::new)
                .assets()
                .getFirst();
    }

    /**
     * Which of its series is drawn: what the address says, else the first that has a value, else the first; null where
     * it has none.
     *
     * @throws Invalid when the address names none of them
     */
    public static @Nullable Series choose(AssetNow asset, String word) {
        var all = asset.series();
        if (!word.isEmpty()) {
            return all.stream()
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Invalid("plot", "portals.asset.no-series"));
        }
        return all.stream()
                .filter(one -> one.value().at() != null)
                .findFirst()
                .orElse(all.isEmpty() ? null : all.getFirst());
    }

    /** The picture of one of its series, with the newest rows of its table. */
    @Transactional(readOnly = true)
    public SeriesView plot(Series chosen, SeriesRange range, Actor actor, Locale locale) {
        var asked = new SeriesPage.Asked(
                new PositionId(chosen.position().id()),
                chosen.value().quantity(),
                chosen.value().channel(),
                actor,
                locale);
        return series.of(asked, range, 1);
    }
}
