package muster.telemetry.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import muster.telemetry.lessons.FieldId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what unknown fields said, in the order of their keys, so that two writers never wait in a circle. */
@Component
class UnknownFieldTable {

    /** A device that makes up names fills the inbox so far and no further; its messages are kept all the same. */
    static final int MOST_OF_ONE_FIRMWARE = 500;

    private static final String SEP = "\u001f";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    UnknownFieldTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(SortedMap<FieldKey, Sightings> due) {
        var keys = due.keySet();
        var all = due.values();
        jdbc.sql("""
                insert into telemetry.unknown_field as kept
                    (id, model, firmware, path, first_seen_at, last_seen_at, times, sorts, lowest, highest, samples,
                     siblings)
                select r.id, r.model, r.firmware, r.path, r.first, r.last, r.times, string_to_array(r.sorts, :sep),
                       r.lowest, r.highest, r.samples, string_to_array(r.siblings, :sep)
                from unnest(:ids::uuid[], :models, :firmwares, :paths, :firsts::timestamptz[], :lasts::timestamptz[],
                            :times::int8[], :sorts, :lowests::float8[], :highests::float8[], :samples::jsonb[],
                            :siblings)
                    with ordinality as r(id, model, firmware, path, first, last, times, sorts, lowest, highest, samples,
                                         siblings, place)
                where exists (select from telemetry.unknown_field u
                              where u.model = r.model and u.firmware = r.firmware and u.path = r.path)
                   or (select count(*) from telemetry.unknown_field u
                       where u.model = r.model and u.firmware = r.firmware) + r.place <= :most
                order by r.place
                on conflict (model, firmware, path) do update
                set last_seen_at = greatest(kept.last_seen_at, excluded.last_seen_at),
                    first_seen_at = least(kept.first_seen_at, excluded.first_seen_at),
                    times = kept.times + excluded.times,
                    sorts = (select array_agg(distinct s) from unnest(kept.sorts || excluded.sorts) s),
                    lowest = least(kept.lowest, excluded.lowest),
                    highest = greatest(kept.highest, excluded.highest),
                    siblings = case when cardinality(kept.siblings) = 0 then excluded.siblings else kept.siblings end,
                    samples = case when jsonb_array_length(kept.samples) >= 5 then kept.samples else (
                        select jsonb_agg(s) from (
                            select distinct on (s ->> 'value') s
                            from jsonb_array_elements(kept.samples || excluded.samples) s limit 5) few) end
                """)
                .params(columns(keys))
                .param("ids", texts(keys, key -> FieldId.next().toString()))
                .param("firsts", texts(all, each -> each.first.toString()))
                .param("lasts", texts(all, each -> each.last.toString()))
                .param("times", texts(all, each -> String.valueOf(each.times)))
                .param("sorts", texts(all, each -> String.join(SEP, each.sorts)))
                .param("lowests", texts(all, each -> text(each.lowest)))
                .param("highests", texts(all, each -> text(each.highest)))
                .param("samples", texts(all, each -> json.writeValueAsString(each.samples.values())))
                .param("siblings", texts(all, each -> String.join(SEP, each.siblings)))
                .param("sep", SEP)
                .param("most", MOST_OF_ONE_FIRMWARE)
                .update();
        writeDevices(due);
    }

    private record Sighting(FieldKey key, String device, Instant at) {}

    private void writeDevices(Map<FieldKey, Sightings> due) {
        List<Sighting> sightings = new ArrayList<>();
        due.forEach((key, each) ->
                each.devices.forEach((device, at) -> sightings.add(new Sighting(key, device.toString(), at))));
        jdbc.sql("""
                insert into telemetry.unknown_sighting (field_id, device_id, first_seen_at)
                select f.id, r.device, r.at
                from unnest(:models, :firmwares, :paths, :devices::uuid[], :ats::timestamptz[])
                    as r(model, firmware, path, device, at)
                join telemetry.unknown_field f
                    on f.model = r.model and f.firmware = r.firmware and f.path = r.path
                order by f.id, r.device
                on conflict do nothing
                """)
                .params(columns(sightings.stream().map(Sighting::key).toList()))
                .param("devices", texts(sightings, Sighting::device))
                .param("ats", texts(sightings, each -> each.at().toString()))
                .update();
    }

    private static Map<String, Object> columns(Collection<FieldKey> keys) {
        return Map.of(
                "models", texts(keys, FieldKey::model),
                "firmwares", texts(keys, FieldKey::firmware),
                "paths", texts(keys, FieldKey::path));
    }

    private static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Double value) {
        return value == null ? null : Objects.toString(value);
    }
}
