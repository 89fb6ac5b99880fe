package muster.faults;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import muster.load.Range;

/** What must be in the table after so much was said, and what is. Slow, and plain. */
final class Believed {

    /** A row of the table, or a newest value; without a time where the device's own does not count. */
    record Row(String kind, UUID device, String quantity, long micros, double value) {}

    private static final long TIME_OF_RECEIPT = 0;

    private final Map<Row, Integer> rows = new HashMap<>();

    private Believed() {}

    /** The reference model: everything that was said, one after the other. */
    static Believed model(List<Saying> said) {
        var model = new Believed();
        Set<Saying> before = new HashSet<>();
        Map<List<Object>, Saying> newest = new HashMap<>();
        for (var saying : said) {
            var isRepeat = !before.add(saying);
            if (isRepeat && saying.clock() != Saying.Clock.NONE) {
                continue; // the same moment, or the same number, counts once
            }
            saying.values().forEach((quantity, value) -> {
                model.add(new Row("value", saying.device(), quantity, timeOf(saying), value));
                var series = List.<Object>of(saying.device(), quantity);
                var known = newest.get(series);
                if (known == null || saying.clock() != Saying.Clock.RIGHT || saying.time() > known.time()) {
                    newest.put(series, saying);
                }
            });
        }
        newest.forEach((series, saying) -> model.add(new Row(
                "newest",
                saying.device(),
                (String) series.get(1),
                timeOf(saying),
                Objects.requireNonNull(saying.values().get(series.get(1))))));
        return model;
    }

    private static long timeOf(Saying saying) {
        return saying.clock() == Saying.Clock.RIGHT ? saying.time() * 1000 : TIME_OF_RECEIPT;
    }

    /** What is there of these devices; of those in the set, the time is of no matter. */
    static Believed table(Range range, List<UUID> devices, Set<UUID> withoutTime) throws SQLException {
        var table = new Believed();
        var question = """
                select '%1$s', s.device_id, s.quantity, (extract(epoch from o.at) * 1000000)::bigint, o.value
                from telemetry.%2$s o join telemetry.series s on s.id = o.series_id %3$s
                """;
        try (var connection = range.connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question.formatted("value", "observation", Range.of(devices))
                        + " union all "
                        + question.formatted("newest", "latest", Range.of(devices)))) {
            while (answer.next()) {
                var device = answer.getObject(2, UUID.class);
                table.add(new Row(
                        answer.getString(1),
                        device,
                        answer.getString(3),
                        withoutTime.contains(device) ? TIME_OF_RECEIPT : answer.getLong(4),
                        answer.getDouble(5)));
            }
        }
        return table;
    }

    private void add(Row row) {
        rows.merge(row, 1, Integer::sum);
    }

    /** How many rows one has and the other has not, both ways. */
    long differences(Believed other) {
        return Stream.concat(rows.keySet().stream(), other.rows.keySet().stream())
                .distinct()
                .mapToLong(row -> Math.abs(rows.getOrDefault(row, 0) - other.rows.getOrDefault(row, 0)))
                .sum();
    }

    long size() {
        return rows.values().stream().mapToLong(Integer::longValue).sum();
    }
}
