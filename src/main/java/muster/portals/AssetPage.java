package muster.portals;

import java.time.Clock;
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
    private final muster.assets.Sites estateSites;
    private final EstateList estate;
    private final StoryText story;
    private final Sites sites;
    private final SeriesPage series;
    private final Clock clock;

    AssetPage(
            Assets assets,
            muster.assets.Sites estateSites,
            EstateList estate,
            StoryText story,
            Sites sites,
            SeriesPage series,
            Clock clock) {
        this.assets = assets;
        this.estateSites = estateSites;
        this.estate = estate;
        this.story = story;
        this.sites = sites;
        this.series = series;
        this.clock = clock;
    }

    /** All of it. */
    @Transactional(readOnly = true)
    public AssetView of(AssetId id, PlotForm form, Actor actor, Locale locale) {
        var asset = assets.findById(id).orElseThrow(NotFound::new);
        return new AssetView(
                asset,
                estateSites.findById(asset.siteId()).orElseThrow(NotFound::new),
                estate.customerName(asset.customerId()),
                actor.role() != null && actor.role().isStaff(),
                plot(id, form, actor, locale),
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

    /** The picture alone, of the series that the address says. */
    @Transactional(readOnly = true)
    public AssetPlot plot(AssetId id, PlotForm form, Actor actor, Locale locale) {
        var asset = now(id, actor);
        var chosen = choose(asset, form.plot());
        if (chosen == null) {
            var wrong = form.plot().isEmpty() ? null : new Invalid("plot", "portals.asset.no-series");
            return new AssetPlot(asset, "", null, null, wrong);
        }
        var word = form.plot().isEmpty() ? chosen.word() : form.plot();
        try {
            return new AssetPlot(asset, word, chosen, draw(chosen, word, form, actor, locale), null);
        } catch (Invalid wrong) {
            return new AssetPlot(asset, word, chosen, null, wrong);
        }
    }

    /**
     * What the address says, be it by the name that it had before a channel came or left; of nothing said the first
     * that has a value, else the first. Null where there is none.
     */
    private static @Nullable Series choose(AssetNow asset, String word) {
        var all = asset.series();
        if (!word.isEmpty()) {
            return all.stream()
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .or(() -> all.stream().filter(one -> one.isOf(word)).findFirst())
                    .orElse(null);
        }
        return all.stream()
                .filter(one -> one.value().at() != null)
                .findFirst()
                .orElse(all.isEmpty() ? null : all.getFirst());
    }

    /** With the newest rows of its table. */
    private SeriesView draw(Series chosen, String word, PlotForm form, Actor actor, Locale locale) {
        var position = new PositionId(chosen.position().id());
        var range = form.read(series.place(position).zone(), clock.instant());
        var asked = new SeriesPage.Asked(position, chosen.value().quantity(), chosen.channel(word), actor, locale);
        return series.of(asked, range, 1);
    }
}
