package muster.assets;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import muster.access.Actor;
import muster.shared.AssetId;
import muster.shared.Change;
import muster.shared.Invalid;
import muster.shared.NotFound;
import muster.shared.OneOfAKind;
import muster.shared.Outdated;
import muster.shared.PositionId;
import muster.shared.SiteId;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds and changes assets and their positions. */
@Service
public class Equipment {

    private static final String ASSET_TAKEN = "assets.asset.name-taken";
    private static final String POSITION_TAKEN = "assets.position.name-taken";

    private final Sites sites;
    private final Assets assets;
    private final Positions positions;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Equipment(Sites sites, Assets assets, Positions positions, Clock clock, ApplicationEventPublisher events) {
        this.sites = sites;
        this.assets = assets;
        this.positions = positions;
        this.clock = clock;
        this.events = events;
    }

    @Transactional
    public AssetId addAsset(SiteId id, String kind, String name, List<String> tags, Actor actor) {
        var site = sites.findById(id).orElseThrow(NotFound::new);
        refuseSecondAsset(id, name, null);
        var asset = save(Asset.of(site, kind, name, tags));
        publish(actor, change("asset.created", asset));
        return asset.id();
    }

    /**
     * Changes what is said about an asset.
     *
     * @throws Outdated where somebody else saved meanwhile
     */
    @Transactional
    public void changeAsset(AssetId id, String kind, String name, List<String> tags, int version, Actor actor) {
        var was = assets.findById(id).orElseThrow(NotFound::new);
        Outdated.refuse(version, was.version());
        var now = new Asset(id, was.customerId(), was.siteId(), kind, name, tags, version);
        if (now.equals(was)) {
            return;
        }
        refuseSecondAsset(was.siteId(), name, id);
        publish(actor, change("asset.changed", save(now)).instead(values(was)));
    }

    @Transactional
    public PositionId addPosition(AssetId id, String name, List<String> quantities, Actor actor) {
        var asset = assets.findById(id).orElseThrow(NotFound::new);
        refuseSecondPosition(id, name, null);
        var position = save(Position.of(asset, name, quantities));
        publish(actor, change("position.created", asset, position));
        return position.id();
    }

    /**
     * Changes what is said about a position.
     *
     * @throws Outdated where somebody else saved meanwhile
     */
    @Transactional
    public void changePosition(PositionId id, String name, List<String> quantities, int version, Actor actor) {
        var was = positions.findById(id).orElseThrow(NotFound::new);
        var asset = assets.findById(was.assetId()).orElseThrow(NotFound::new);
        Outdated.refuse(version, was.version());
        var now = new Position(id, was.customerId(), was.siteId(), was.assetId(), name, quantities, version);
        if (now.equals(was)) {
            return;
        }
        refuseSecondPosition(was.assetId(), name, id);
        publish(actor, change("position.changed", asset, save(now)).instead(values(was)));
    }

    private Asset save(Asset asset) {
        return OneOfAKind.save("name", ASSET_TAKEN, () -> assets.save(asset));
    }

    private Position save(Position position) {
        return OneOfAKind.save("name", POSITION_TAKEN, () -> positions.save(position));
    }

    private void refuseSecondAsset(SiteId site, String name, @Nullable AssetId but) {
        if (assets.findBySiteIdOrderByName(site).stream()
                .anyMatch(known ->
                        known.name().equalsIgnoreCase(name) && !known.id().equals(but))) {
            throw new Invalid("name", ASSET_TAKEN);
        }
    }

    private void refuseSecondPosition(AssetId asset, String name, @Nullable PositionId but) {
        if (positions.findByAssetIdOrderByName(asset).stream()
                .anyMatch(known ->
                        known.name().equalsIgnoreCase(name) && !known.id().equals(but))) {
            throw new Invalid("name", POSITION_TAKEN);
        }
    }

    private static Change change(String action, Asset asset) {
        return Change.of(action, Subject.of("asset", asset.id(), asset.name()), values(asset))
                .also(Subject.of("site", asset.siteId(), ""));
    }

    private static Change change(String action, Asset asset, Position position) {
        var subject = Subject.of("position", position.id(), asset.name() + " / " + position.name());
        return Change.of(action, subject, values(position))
                .also(Subject.of("asset", asset.id(), asset.name()), Subject.of("site", asset.siteId(), ""));
    }

    private static Map<String, String> values(Asset asset) {
        var values = new LinkedHashMap<String, String>();
        values.put("name", asset.name());
        values.put("kind", asset.kind());
        values.put("tags", String.join(", ", asset.tags()));
        values.values().removeIf(String::isEmpty);
        return values;
    }

    private static Map<String, String> values(Position position) {
        var values = new LinkedHashMap<String, String>();
        values.put("name", position.name());
        values.put("quantities", String.join(", ", position.quantities()));
        values.values().removeIf(String::isEmpty);
        return values;
    }

    private void publish(Actor actor, Change change) {
        events.publishEvent(EstateChanged.of(actor.by(), clock.instant(), change));
    }
}
