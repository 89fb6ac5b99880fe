package muster.telemetry.inbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import muster.telemetry.ingest.DryRun;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people call the devices and positions of a dry run. */
@Component
public class Spots {

    private final JdbcClient jdbc;

    Spots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A device at a position; where it is in none, the asset is null. */
    public record Spot(
            String serial,
            @Nullable UUID asset,
            @Nullable String assetName,
            @Nullable String positionName) {}

    /** By device and position. */
    record Found(Map<UUID, String> serials, Map<UUID, Spot> positions) {

        Spot of(DryRun.Line line) {
            var serial = Objects.requireNonNullElse(serials.get(line.device().value()), "");
            var spot = line.position() == null ? null : positions.get(line.position());
            return new Spot(
                    serial,
                    spot == null ? null : spot.asset(),
                    spot == null ? null : spot.assetName(),
                    spot == null ? null : spot.positionName());
        }
    }

    Found of(Collection<DryRun.Line> lines) {
        var serials = new HashMap<UUID, String>();
        var positions = new HashMap<UUID, Spot>();
        jdbc.sql("select id, serial from registry.device where id = any(:ids::uuid[])")
                .param(
                        "ids",
                        lines.stream().map(line -> line.device().toString()).toArray(String[]::new))
                .query(row -> {
                    serials.put(row.getObject("id", UUID.class), row.getString("serial"));
                });
        jdbc.sql("""
                select p.id, p.name, a.id as asset_id, a.name as asset_name
                from assets.position p join assets.asset a on a.id = p.asset_id where p.id = any(:ids::uuid[])
                """)
                .param(
                        "ids",
                        lines.stream()
                                .map(DryRun.Line::position)
                                .filter(Objects::nonNull)
                                .map(UUID::toString)
                                .toArray(String[]::new))
                .query(row -> {
                    positions.put(
                            row.getObject("id", UUID.class),
                            new Spot(
                                    "",
                                    row.getObject("asset_id", UUID.class),
                                    row.getString("asset_name"),
                                    row.getString("name")));
                });
        return new Found(serials, positions);
    }
}
