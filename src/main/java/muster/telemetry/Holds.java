package muster.telemetry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import muster.catalog.QuantityKind;
import muster.shared.DeviceId;
import muster.telemetry.PositionSeries.Found;
import muster.telemetry.PositionSeries.Member;
import muster.telemetry.PositionSeries.Wanted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long each word of a state held, and when the words of an event were said. */
@Component
class Holds {

    /** A word holds until the next, but a device that is silent for so long says nothing any more. */
    static final Duration LONGEST_SILENCE = Duration.ofHours(24);

    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Sums sums;
    private final Clock clock;

    Holds(JdbcClient jdbc, Sums sums, Clock clock) {
        this.jdbc = jdbc;
        this.sums = sums;
        this.clock = clock;
    }

    /** Word by word; where there are too many to tell apart, the last word of each hour or day. */
    Found of(List<Member> members, Wanted wanted, Step step) {
        boolean isEvent = wanted.kind() == QuantityKind.EVENT;
        if (step == Step.VALUE) {
            var words = words(members, wanted, isEvent);
            if (words.size() <= MOST) {
                return new Found(step, isEvent ? words : held(words, wanted));
            }
        }
        var wide = Duration.between(wanted.from(), wanted.to()).toDays() > 31 ? Step.DAY : Step.HOUR;
        var points = PositionSeries.inOrder(sums.of(members, wanted, wide));
        return new Found(wide, isEvent ? points : joined(points));
    }

    private List<Point> words(List<Member> members, Wanted wanted, boolean isEvent) {
        return jdbc.sql("""
                with said as (
                    select s.id, s.device_id, o.at, o.value, :event or (
                               lag(o.value) over said is distinct from o.value
                               or lag(s.device_id) over said is distinct from s.device_id
                               or o.at - lag(o.at) over said > :silence * interval '1 second') as is_new
                    from telemetry.observed o join telemetry.series s on s.id = o.series_id
                    where o.series_id = any(:ids) and o.at >= :from and o.at < :to
                    window said as (order by o.at, s.id)),
                numbered as (select *, count(*) filter (where is_new) over (order by at, id) as number from said)
                select device_id, max(id) as series, value, count(*)::int as count, min(at) as first_at,
                       max(at) as last_at
                from numbered group by number, device_id, value order by first_at limit :most
                """)
                .param("ids", PositionSeries.ids(members))
                .param("event", isEvent)
                .param("silence", LONGEST_SILENCE.toSeconds())
                .param(
                        "from",
                        (isEvent ? wanted.from() : wanted.from().minus(LONGEST_SILENCE)).atOffset(ZoneOffset.UTC))
                .param("to", wanted.to().atOffset(ZoneOffset.UTC))
                .param("most", MOST + 1)
                .query((row, number) -> {
                    var at = row.getTimestamp("first_at").toInstant();
                    var last = row.getTimestamp("last_at").toInstant();
                    var value = row.getDouble("value");
                    return new Point(
                            at,
                            last,
                            row.getInt("count"),
                            value,
                            value,
                            value * row.getInt("count"),
                            value,
                            last,
                            0,
                            new DeviceId(row.getObject("device_id", UUID.class)),
                            row.getInt("series"));
                })
                .list();
    }

    /** Each word until the next was said; the newest until now. */
    private List<Point> held(List<Point> words, Wanted wanted) {
        var now = clock.instant();
        var held = new ArrayList<Point>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            var next = i + 1 < words.size() ? words.get(i + 1).from() : earlier(now, wanted.to());
            var silent = word.lastAt().plus(LONGEST_SILENCE);
            var end = next.isAfter(silent) ? word.lastAt() : next;
            if (!end.isBefore(wanted.from())) {
                held.add(word.until(end).since(wanted.from()));
            }
        }
        return List.copyOf(held);
    }

    private static List<Point> joined(List<Point> points) {
        var joined = new ArrayList<Point>();
        for (var point : points) {
            var before = joined.isEmpty() ? null : joined.getLast();
            if (before != null
                    && before.last() == point.last()
                    && before.to().equals(point.from())
                    && before.device().equals(point.device())) {
                joined.set(joined.size() - 1, before.with(point).until(point.to()));
            } else {
                joined.add(point);
            }
        }
        return List.copyOf(joined);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
