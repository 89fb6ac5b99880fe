package muster.assets;

import java.time.Instant;
import java.util.List;
import muster.access.Actor;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.PositionId;
import muster.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which device holds which position from when to when. The database itself forbids two at one time. */
@Service
public class Tenures {

    private final TenureTable table;
    private final TenureChanges changes;
    private final Places places;
    private final ApplicationEventPublisher events;

    Tenures(TenureTable table, TenureChanges changes, Places places, ApplicationEventPublisher events) {
        this.table = table;
        this.changes = changes;
        this.places = places;
        this.events = events;
    }

    /**
     * Lets a device hold a position from now on.
     *
     * @param actor in whose name, which is not always who may see it: a claim runs as the system
     * @throws NotFound where the actor sees no such position
     * @throws Refused {@code assets.position.taken} or {@code assets.device.placed}; the transaction is lost
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(PositionId position, DeviceId device, Instant at, Actor actor) {
        table.queueUp(device, position);
        var place = places.of(position);
        table.open(place, device, TenureTable.WHOLE, at, new Refused("assets.device.placed"));
        var change = Change.of("tenure.began", changes.subject(place), changes.values(place, device))
                .also(changes.neighbours(place, device));
        events.publishEvent(new TenureBegan(position, device, actor.by(), at, List.of(change)));
    }

    /** Ends what the device holds, and what its channels hold; nothing happens where it holds nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(DeviceId device, Instant at, Actor actor) {
        table.queueUp(device);
        for (var channel : table.channelsOf(device)) {
            endChannel(device, channel, at, null, actor);
        }
        for (var ended : table.close(device, TenureTable.WHOLE, at)) {
            var place = places.of(ended.position());
            var change = changes.ended("tenure.ended", place, device, changes.values(place, device));
            events.publishEvent(new TenureEnded(ended.position(), device, actor.by(), at, List.of(change)));
        }
    }

    /** Ends what a channel of the device holds; false where it holds nothing. */
    boolean endChannel(DeviceId device, String channel, Instant at, @Nullable String reason, Actor actor) {
        var ended = table.close(device, channel, at);
        for (var each : ended) {
            var place = places.of(each.position());
            var values = changes.values(place, device, channel);
            var change =
                    changes.ended("tenure.channel-ended", place, device, values).because(reason);
            events.publishEvent(new TenureEnded(each.position(), device, actor.by(), at, List.of(change)));
        }
        return !ended.isEmpty();
    }
}
