package muster.telemetry.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds a few messages of one device before and after a moment. What was read of them, or refused, says in which batches
 * they lie, so only those are opened.
 */
@Component
class MessagesAround {

    private static final Duration REACH = Duration.ofDays(7);
    private static final int MOST = 10;
    private static final int LONGEST_TEXT = 2_000;

    /** In the order in which they came. */
    record Found(List<RawMessage> before, List<RawMessage> after) {

        static List<byte[]> payloads(List<RawMessage> messages) {
            return messages.stream().map(RawMessage::payload).toList();
        }

        /** One of them, for people. */
        static String text(@Nullable RawMessage message) {
            if (message == null) {
                return "";
            }
            var text = new String(message.payload(), StandardCharsets.UTF_8).replace("\0", "\uFFFD");
            return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
        }
    }

    private final JdbcClient jdbc;

    MessagesAround(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Found of(ChangedDevice change) {
        var all = messages(change);
        var before = all.stream()
                .filter(message -> message.receivedAt().isBefore(change.changedAt()))
                .toList();
        var after = all.stream()
                .filter(message -> !message.receivedAt().isBefore(change.changedAt()))
                .limit(MOST)
                .toList();
        return new Found(before.subList(Math.max(0, before.size() - MOST), before.size()), after);
    }

    private List<RawMessage> messages(ChangedDevice change) {
        var batches = Stream.concat(ids(change, true).stream(), ids(change, false).stream())
                .distinct()
                .map(String::valueOf)
                .toArray(String[]::new);
        return jdbc
                .sql("""
                select body from telemetry.raw
                where id = any(:ids::int[]) and received_at >= :from order by received_at, id
                """)
                .param("ids", batches)
                .param("from", moment(change.changedAt().minus(REACH)))
                .query((row, number) -> RawMessages.unpack(row.getBytes("body")))
                .list()
                .stream()
                .flatMap(List::stream)
                .filter(message -> message.device().equals(change.device()))
                .toList();
    }

    private List<Integer> ids(ChangedDevice change, boolean isBefore) {
        var reach = isBefore
                ? "at < :moment and at >= :moment - interval '7 days' order by at desc"
                : "at >= :moment and at < :moment + interval '7 days' order by at";
        return jdbc.sql("""
                select distinct raw_id from (
                    (select o.raw_id from telemetry.series s
                     -- one look at the index for each series, however large the table is
                     cross join lateral (
                         select at, raw_id from telemetry.observed where series_id = s.id and {reach} limit 60) o
                     where s.device_id = :device order by o.at {order} limit 60)
                    union all
                    (select raw_id from telemetry.rejected
                     where device_id = :device and raw_id is not null and {reach} limit 60)) around
                """.replace("{reach}", reach).replace("{order}", isBefore ? "desc" : ""))
                .param("device", change.device().value())
                .param("moment", moment(change.changedAt()))
                .query(Integer.class)
                .list();
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
