package muster.assets;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import muster.access.Actor;
import muster.shared.Change;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.PositionId;
import muster.shared.Refused;
import muster.shared.Subject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which device holds which position from when to when. The database itself forbids two at one time. */
@Service
public class Tenures {

    private final JdbcClient jdbc;
    private final Places places;
    private final ApplicationEventPublisher events;

    Tenures(JdbcClient jdbc, Places places, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
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
        queueUp(position, device);
        var place = places.of(position);
        try {
            jdbc.sql("""
                    insert into assets.tenure (position_id, device_id, during, customer_id, site_id)
                    values (:position, :device, tstzrange(:at, null), :customer, :site)
                    """)
                    .param("position", position.value())
                    .param("device", device.value())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("customer", place.customer().value())
                    .param("site", place.site().value())
                    .update();
        } catch (DataIntegrityViolationException conflict) {
            throw refusal(conflict, place);
        }
        var change =
                Change.of("tenure.began", subject(place), values(place, device)).also(neighbours(place, device));
        events.publishEvent(new TenureBegan(position, device, actor.by(), at, List.of(change)));
    }

    /** Ends what the device holds; nothing happens where it holds nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(DeviceId device, Instant at, Actor actor) {
        var held = places.heldBy(device);
        if (held.isEmpty()) {
            return;
        }
        var place = held.get();
        // a tenure undone within its first microsecond still leaves a trace
        jdbc.sql("""
                update assets.tenure
                set during = tstzrange(lower(during), greatest(:at, lower(during) + interval '1 microsecond'))
                where device_id = :device and upper_inf(during)
                """)
                .param("device", device.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        var change = Change.of("tenure.ended", subject(place), Map.of())
                .also(neighbours(place, device))
                .instead(values(place, device));
        events.publishEvent(new TenureEnded(place.position(), device, actor.by(), at, List.of(change)));
    }

    /** Two rows of an exclusion constraint that wait for each other are a deadlock; who comes second waits here. */
    private void queueUp(PositionId position, DeviceId device) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest(array[:ids]) id order by id")
                .param("ids", List.of(position.toString(), device.toString()))
                .query((row, number) -> number)
                .list();
    }

    private static Refused refusal(DataIntegrityViolationException conflict, Place place) {
        var words = String.valueOf(conflict.getMostSpecificCause().getMessage());
        if (words.contains("tenure_one_holder")) {
            return new Refused("assets.position.taken", place.label());
        }
        if (words.contains("tenure_one_place")) {
            return new Refused("assets.device.placed");
        }
        throw conflict;
    }

    private static Subject subject(Place place) {
        return Subject.of("position", place.position(), place.label());
    }

    private Map<String, String> values(Place place, DeviceId device) {
        return Map.of("device", serialOf(device), "site", place.siteName());
    }

    private String serialOf(DeviceId device) {
        return jdbc.sql("select serial from registry.device where id = :id")
                .param("id", device.value())
                .query(String.class)
                .optional()
                .orElse(device.toString());
    }

    private Subject[] neighbours(Place place, DeviceId device) {
        return new Subject[] {
            Subject.of("device", device, ""),
            Subject.of("asset", place.asset(), place.assetName()),
            Subject.of("site", place.site(), place.siteName())
        };
    }
}
