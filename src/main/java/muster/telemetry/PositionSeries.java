package muster.telemetry;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import muster.catalog.QuantityKind;
import muster.shared.DeviceId;
import muster.shared.PositionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One quantity at one position over time, put together from every device that was there. Hours and days that are summed
 * up are read from their sums; what came since is read from the observations. A value that comes late into an hour
 * that was summed up already shows when it is summed up again, within minutes.
 */
@Service
public class PositionSeries {

    private static final int MOST_VALUES = 1_500;

    private final JdbcClient jdbc;
    private final Sums sums;
    private final Holds holds;

    PositionSeries(JdbcClient jdbc, Sums sums, Holds holds) {
        this.jdbc = jdbc;
        this.sums = sums;
        this.holds = holds;
    }

    /**
     * What somebody wants to see.
     *
     * @param channel null for whatever channel there is
     * @param zone of the site, which its days are of
     */
    public record Wanted(
            PositionId position,
            String quantity,
            QuantityKind kind,
            @Nullable String channel,
            Instant from,
            Instant to,
            ZoneId zone) {}

    /** The points in the order of their time, in pieces of one width. */
    public record Found(Step step, List<Point> points) {}

    /** Another device came to the position, and held it from then on. */
    public record Seam(DeviceId device, Instant at) {}

    /** Its number, and the device whose it is. */
    record Member(int id, DeviceId device) {}

    @Transactional(readOnly = true)
    public Found of(Wanted wanted) {
        var step = Step.of(wanted.kind(), wanted.from(), wanted.to());
        var members = members(wanted);
        if (members.isEmpty()) {
            return new Found(step, List.of());
        }
        if (!wanted.kind().isNumber()) {
            return holds.of(members, wanted, step);
        }
        if (step == Step.VALUE) {
            var values = values(members, wanted);
            if (values.size() <= MOST_VALUES) {
                return new Found(step, values);
            }
            step = Step.FIVE_MINUTES;
        }
        return new Found(step, inOrder(sums.of(members, wanted, step)));
    }

    /** The channels among which a person has to choose: those of a device that has several of this quantity here. */
    @Transactional(readOnly = true)
    public List<String> channels(PositionId position, String quantity) {
        return jdbc.sql("""
                select distinct channel from telemetry.series
                where position_id = :position and quantity = :quantity and exists (
                    select from telemetry.series where position_id = :position and quantity = :quantity
                    group by device_id having count(distinct channel) > 1)
                order by channel
                """)
                .param("position", position.value())
                .param("quantity", quantity)
                .query(String.class)
                .list();
    }

    /** When devices changed at the position, without the first that came. */
    @Transactional(readOnly = true)
    public List<Seam> seams(PositionId position, Instant from, Instant to) {
        return jdbc.sql("""
                select device_id, at from (
                    select device_id, lower(during) as at, lag(device_id) over (order by during) as before
                    from assets.tenure where position_id = :position) held
                where before <> device_id and at >= :from and at < :to order by at
                """)
                .param("position", position.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Seam(
                        new DeviceId(row.getObject("device_id", UUID.class)),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** When the newest value was measured, of whatever time; empty while there was none. */
    @Transactional(readOnly = true)
    public Optional<Instant> newest(PositionId position, String quantity) {
        return jdbc.sql("""
                select max(l.at) as at from telemetry.latest l join telemetry.series s on s.id = l.series_id
                where s.position_id = :position and s.quantity = :quantity having max(l.at) is not null
                """)
                .param("position", position.value())
                .param("quantity", quantity)
                .query((row, number) -> row.getTimestamp("at").toInstant())
                .optional();
    }

    private List<Member> members(Wanted wanted) {
        return jdbc.sql("""
                select id, device_id from telemetry.series
                where position_id = :position and quantity = :quantity and (:channel::text is null or channel = :channel)
                order by id
                """)
                .param("position", wanted.position().value())
                .param("quantity", wanted.quantity())
                .param("channel", wanted.channel())
                .query((row, number) ->
                        new Member(row.getInt("id"), new DeviceId(row.getObject("device_id", UUID.class))))
                .list();
    }

    private List<Point> values(List<Member> members, Wanted wanted) {
        return jdbc.sql("""
                select s.id as series, s.device_id, o.at, o.value
                from telemetry.observed o join telemetry.series s on s.id = o.series_id
                where o.series_id = any(:ids) and o.at >= :from and o.at < :to
                order by o.at, s.id limit :most
                """)
                .param("ids", ids(members))
                .param("from", wanted.from().atOffset(ZoneOffset.UTC))
                .param("to", wanted.to().atOffset(ZoneOffset.UTC))
                .param("most", MOST_VALUES + 1)
                .query((row, number) -> {
                    var at = row.getTimestamp("at").toInstant();
                    var value = row.getDouble("value");
                    var device = new DeviceId(row.getObject("device_id", UUID.class));
                    return new Point(at, at, 1, value, value, value, value, at, 0, device, row.getInt("series"));
                })
                .list();
    }

    static Integer[] ids(Collection<Member> members) {
        return members.stream().map(Member::id).toArray(Integer[]::new);
    }

    /** Each piece of each device once; where two devices share a piece, the one that was heard first stands first. */
    static List<Point> inOrder(List<Point> points) {
        record Piece(Instant from, DeviceId device) {}
        var merged = new TreeMap<Piece, Point>(Comparator.comparing(Piece::from)
                .thenComparing(piece -> piece.device().value()));
        points.forEach(point -> merged.merge(new Piece(point.from(), point.device()), point, Point::with));
        return merged.values().stream()
                .sorted(Comparator.comparing(Point::from).thenComparing(Point::lastAt))
                .toList();
    }
}
