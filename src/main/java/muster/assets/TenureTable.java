package muster.assets;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import muster.shared.DeviceId;
import muster.shared.PositionId;
import muster.shared.Refused;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of tenures. The channel {@link #WHOLE} is the device as a whole: where that is, the device is. */
@Component
class TenureTable {

    static final String WHOLE = "";

    /** A tenure that has just been ended. */
    record Ended(PositionId position, String channel) {}

    private final JdbcClient jdbc;

    TenureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, whoever changes where this device or its channels are waits here. */
    void queueUp(DeviceId device) {
        queueUp(device.toString());
    }

    /**
     * Two rows of an exclusion constraint that wait for each other are a deadlock; who comes second waits here. All take
     * the device first.
     */
    void queueUp(DeviceId device, PositionId position) {
        queueUp(device.toString());
        queueUp(position.toString());
    }

    private void queueUp(String id) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:id, 0))")
                .param("id", id)
                .query((row, number) -> true)
                .single();
    }

    /**
     * A tenure that is open from now on; the transaction is lost where it is refused.
     *
     * @param placed the refusal where the device or the channel holds another position
     */
    void open(Place place, DeviceId device, String channel, Instant at, Refused placed) {
        try {
            jdbc.sql("""
                    insert into assets.tenure (position_id, device_id, channel, during, customer_id, site_id)
                    values (:position, :device, :channel, tstzrange(:at, null), :customer, :site)
                    """)
                    .param("position", place.position().value())
                    .param("device", device.value())
                    .param("channel", channel)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("customer", place.customer().value())
                    .param("site", place.site().value())
                    .update();
        } catch (DataIntegrityViolationException conflict) {
            throw refusal(conflict, place, placed);
        }
    }

    private static RuntimeException refusal(DataIntegrityViolationException conflict, Place place, Refused placed) {
        var words = String.valueOf(conflict.getMostSpecificCause().getMessage());
        if (words.contains("tenure_one_holder")) {
            return new Refused("assets.position.taken", place.label());
        }
        return words.contains("tenure_one_place") ? placed : conflict;
    }

    /** Ends what one channel holds. A tenure undone within its first microsecond still leaves a trace. */
    List<Ended> close(DeviceId device, String channel, Instant at) {
        return jdbc.sql("""
                update assets.tenure
                set during = tstzrange(lower(during), greatest(:at, lower(during) + interval '1 microsecond'))
                where device_id = :device and channel = :channel and upper_inf(during)
                returning position_id, channel
                """)
                .param("device", device.value())
                .param("channel", channel)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Ended(new PositionId(row.getObject("position_id", UUID.class)), row.getString("channel")))
                .list();
    }

    /** The channels that hold a position of their own now. */
    List<String> channelsOf(DeviceId device) {
        return jdbc.sql("""
                select channel from assets.tenure
                where device_id = :device and channel <> '' and upper_inf(during) order by channel
                """).param("device", device.value()).query(String.class).list();
    }
}
