package muster.provisioning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import muster.assets.Place;
import muster.assets.Places;
import muster.shared.ActivationId;
import muster.shared.JobId;
import muster.shared.NotFound;
import muster.shared.OrganisationId;
import muster.shared.PositionId;
import muster.shared.SiteId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads jobs with their state, which depends on the day by the clock of the site. */
@Component
class JobList {

    private static final String ROWS = """
            select j.id, j.number, j.site_id, s.name as site_name, s.address, s.time_zone, j.customer_id,
                   c.name as customer_name, j.firm_id, f.name as firm_name, j.day, j.note, j.version,
                   j.day = (cast(:now as timestamptz) at time zone s.time_zone)::date as today,
                   count(p.position_id)::int as positions, count(p.done_at)::int as done,
                   case when j.cancelled_at is not null then 'CANCELLED'
                        when count(p.position_id) = count(p.done_at) then 'DONE'
                        when j.day < (cast(:now as timestamptz) at time zone s.time_zone)::date then 'EXPIRED'
                        else 'OPEN' end as state
            from provisioning.job j
            join assets.site s on s.id = j.site_id
            join access.organisation c on c.id = j.customer_id
            join access.organisation f on f.id = j.firm_id
            left join provisioning.job_position p on p.job_id = j.id
            """;
    private static final String GROUPED = " group by j.id, s.id, c.id, f.id ";

    private final JdbcClient jdbc;
    private final Places places;
    private final Clock clock;

    JobList(JdbcClient jdbc, Places places, Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.clock = clock;
    }

    /** Open ones first, by day; those of the last month as well. */
    List<JobRow> recent() {
        var sql = ROWS + " where j.day > cast(:now as timestamptz)::date - 31" + GROUPED
                + " order by case when j.cancelled_at is null and count(p.position_id) > count(p.done_at)"
                + " then 0 else 1 end, j.day, j.number";
        return list(sql, null);
    }

    Optional<JobRow> find(JobId job) {
        return list(ROWS + " where j.id = :job" + GROUPED, job).stream().findFirst();
    }

    List<JobPosition> positions(JobId job) {
        return positions(List.of(job)).getOrDefault(job, List.of());
    }

    /** What is to be filled in each of many jobs, however many there are with the same two questions. */
    Map<JobId, List<JobPosition>> positions(Collection<JobId> jobs) {
        var filled = jdbc.sql("""
                select p.job_id, p.position_id, p.done_at, a.id as activation_id, a.claimed_at, d.serial
                from provisioning.job_position p
                left join provisioning.activation a
                  on a.job_id = p.job_id and a.position_id = p.position_id and a.undone_at is null
                left join registry.device d on d.id = a.device_id
                where p.job_id = any(:jobs::uuid[]) order by p.ordinal
                """)
                .param("jobs", jobs.stream().map(JobId::toString).toArray(String[]::new))
                .query(Filled::read)
                .list();
        var where = places.of(filled.stream().map(Filled::position).toList());
        return filled.stream()
                .collect(Collectors.groupingBy(
                        Filled::job,
                        Collectors.mapping(
                                row -> row.at(Optional.ofNullable(where.get(row.position()))
                                        .orElseThrow(NotFound::new)),
                                Collectors.toList())));
    }

    /** A row of it, before its place is known. */
    private record Filled(
            JobId job,
            PositionId position,
            @Nullable ActivationId activation,
            @Nullable String serial,
            @Nullable Instant claimedAt,
            @Nullable Instant doneAt) {

        static Filled read(ResultSet row, int number) throws SQLException {
            var activation = row.getObject("activation_id", UUID.class);
            var claimed = row.getTimestamp("claimed_at");
            var done = row.getTimestamp("done_at");
            return new Filled(
                    new JobId(row.getObject("job_id", UUID.class)),
                    new PositionId(row.getObject("position_id", UUID.class)),
                    activation == null ? null : new ActivationId(activation),
                    row.getString("serial"),
                    claimed == null ? null : claimed.toInstant(),
                    done == null ? null : done.toInstant());
        }

        JobPosition at(Place place) {
            var state = doneAt != null ? "DONE" : activation != null ? "RUNNING" : "TODO";
            return new JobPosition(place, state, activation, serial, doneAt != null ? doneAt : claimedAt);
        }
    }

    private List<JobRow> list(String sql, @Nullable JobId job) {
        return jdbc.sql(sql)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("job", job == null ? null : job.value())
                .query((row, number) -> new JobRow(
                        new JobId(row.getObject("id", UUID.class)),
                        row.getInt("number"),
                        new SiteId(row.getObject("site_id", UUID.class)),
                        row.getString("site_name"),
                        row.getString("address"),
                        ZoneId.of(row.getString("time_zone")),
                        new OrganisationId(row.getObject("customer_id", UUID.class)),
                        row.getString("customer_name"),
                        new OrganisationId(row.getObject("firm_id", UUID.class)),
                        row.getString("firm_name"),
                        row.getObject("day", LocalDate.class),
                        row.getBoolean("today"),
                        row.getString("state"),
                        row.getInt("positions"),
                        row.getInt("done"),
                        row.getString("note"),
                        row.getInt("version")))
                .list();
    }
}
