package muster.portals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import muster.access.Actor;
import muster.provisioning.Guesses;
import muster.registry.ClaimCode;
import muster.registry.Device;
import muster.registry.Registry;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One box for everything: forgiving with serial numbers, and never more than the person asking may see. */
@Service
public class Search {

    private static final int MOST_OF_A_KIND = 8;

    private static final String FOUND = """
            select f.kind, f.id, f.score, d.serial, d.model, l.state, p.name as position, a.name as asset,
                   s.name as site, s.address, c.name as customer, j.number
            from portals.found(:words, :plain, :folded, :most) f
            left join registry.device d on f.kind = 'DEVICE' and d.id = f.id
            left join lifecycle.lifecycle l on l.device_id = d.id
            left join assets.tenure t on t.device_id = d.id and t.channel = '' and upper_inf(t.during)
            left join assets.position p on p.id = t.position_id
            left join provisioning.job j on f.kind = 'JOB' and j.id = f.id
            left join assets.asset a on a.id = case f.kind when 'ASSET' then f.id else p.asset_id end
            left join assets.site s on s.id = case f.kind when 'SITE' then f.id when 'JOB' then j.site_id
                                                          else coalesce(a.site_id, d.site_id) end
            left join assets.customer u on u.id = case f.kind when 'CUSTOMER' then f.id else s.customer_id end
            left join access.organisation c on c.id = u.id
            where case f.kind when 'DEVICE' then d.id when 'ASSET' then a.id when 'SITE' then s.id
                              when 'JOB' then j.id else u.id end is not null
            order by f.score desc, coalesce(d.serial, a.name, s.name, c.name), f.id
            """;

    private final JdbcClient jdbc;
    private final DeviceList devices;
    private final Registry registry;
    private final Guesses guesses;

    Search(JdbcClient jdbc, DeviceList devices, Registry registry, Guesses guesses) {
        this.jdbc = jdbc;
        this.devices = devices;
        this.registry = registry;
        this.guesses = guesses;
    }

    /** What can be found, in the order in which groups of equal worth stand. */
    public enum Kind {
        DEVICE,
        ASSET,
        SITE,
        CUSTOMER,
        JOB
    }

    /**
     * Something found.
     *
     * @param score 4 exact, 3 beginning, 2 part, below that a near miss
     */
    public record Hit(
            Kind kind,
            UUID id,
            float score,
            @Nullable String serial,
            @Nullable String modelName,
            @Nullable String state,
            @Nullable String position,
            @Nullable String asset,
            @Nullable String site,
            @Nullable String address,
            @Nullable String customer,
            @Nullable Integer number) {

        public String href() {
            return switch (kind) {
                case DEVICE -> "/devices/" + id;
                case ASSET -> "/assets/" + id;
                case SITE -> "/sites/" + id;
                case CUSTOMER -> "/customers/" + id;
                case JOB -> "/jobs/" + id;
            };
        }

        boolean isNear() {
            return score < 2;
        }
    }

    /** The hits of one kind, best first. */
    public record Group(Kind kind, List<Hit> hits) {}

    /**
     * What a search found.
     *
     * @param near true when nothing holds the words and these only look like them
     */
    public record Found(List<Group> groups, boolean near) {

        public boolean isNothing() {
            return groups.isEmpty();
        }
    }

    @Transactional(readOnly = true)
    public Found find(Words words) {
        var hits = jdbc.sql(FOUND)
                .param("words", words.escaped())
                .param("plain", words.plain())
                .param("folded", words.folded())
                .param("most", MOST_OF_A_KIND)
                .query(this::hit)
                .list();
        boolean near = hits.stream().allMatch(Hit::isNear);
        var kinds = new EnumMap<Kind, List<Hit>>(Kind.class);
        hits.stream()
                .filter(hit -> near || !hit.isNear())
                .forEach(hit -> kinds.computeIfAbsent(hit.kind(), kind -> new ArrayList<>())
                        .add(hit));
        var groups = kinds.entrySet().stream()
                .map(kind -> new Group(kind.getKey(), List.copyOf(kind.getValue())))
                .sorted(Comparator.comparingDouble(
                        group -> -group.hits().getFirst().score()))
                .toList();
        return new Found(groups, near && !hits.isEmpty());
    }

    /**
     * The device of a claim code, when the words are one. A wrong one counts as a guess.
     *
     * @throws muster.access.TooMany after too many of them
     */
    public Optional<Device> byCode(Words words, Actor actor) {
        if (ClaimCode.parse(words.plain()).isEmpty()) {
            return Optional.empty();
        }
        guesses.check(actor);
        var device = registry.findByClaimCode(words.plain());
        if (device.isEmpty()) {
            guesses.missed(actor);
        }
        return device;
    }

    private Hit hit(ResultSet row, int number) throws SQLException {
        var model = row.getString("model");
        return new Hit(
                Kind.valueOf(row.getString("kind")),
                row.getObject("id", UUID.class),
                row.getFloat("score"),
                row.getString("serial"),
                model == null ? null : devices.nameOf(model),
                row.getString("state"),
                row.getString("position"),
                row.getString("asset"),
                row.getString("site"),
                row.getString("address"),
                row.getString("customer"),
                row.getObject("number", Integer.class));
    }
}
