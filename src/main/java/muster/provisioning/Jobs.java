package muster.provisioning;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import muster.access.Actor;
import muster.access.SiteGrants;
import muster.assets.Place;
import muster.assets.Places;
import muster.shared.ActivationId;
import muster.shared.Change;
import muster.shared.JobId;
import muster.shared.NotFound;
import muster.shared.OrganisationId;
import muster.shared.PositionId;
import muster.shared.Refused;
import muster.shared.SiteId;
import muster.shared.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The installers' work orders. */
@Service
public class Jobs {

    private static final String ROWS = """
            select j.id, j.number, j.site_id, s.name as site_name, s.address, s.time_zone, j.customer_id,
                   c.name as customer_name, j.firm_id, f.name as firm_name, j.day, j.note,
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
    private final JobRows rows;
    private final Places places;
    private final SiteGrants grants;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Jobs(
            JdbcClient jdbc,
            JobRows rows,
            Places places,
            SiteGrants grants,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.places = places;
        this.grants = grants;
        this.clock = clock;
        this.events = events;
    }

    /** The jobs that the actor may see: open ones first, by day; those of the last month as well. */
    @Transactional(readOnly = true)
    public List<JobRow> recent() {
        return list(ROWS + " where j.day > cast(:now as timestamptz)::date - 31" + GROUPED
                + " order by case when j.cancelled_at is null and count(p.position_id) > count(p.done_at)"
                + " then 0 else 1 end, j.day, j.number");
    }

    /** Jobs with something left to do whose day has not passed, today's first. */
    @Transactional(readOnly = true)
    public List<JobRow> open() {
        return recent().stream().filter(JobRow::isOpen).toList();
    }

    @Transactional(readOnly = true)
    public JobRow get(JobId job) {
        return list(ROWS + " where j.id = :job" + GROUPED, job).stream()
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    @Transactional(readOnly = true)
    public List<JobPosition> positions(JobId job) {
        return jdbc.sql("""
                select p.position_id, p.done_at, a.id as activation_id, a.claimed_at, d.serial
                from provisioning.job_position p
                left join provisioning.activation a
                  on a.job_id = p.job_id and a.position_id = p.position_id and a.undone_at is null
                left join registry.device d on d.id = a.device_id
                where p.job_id = :job order by p.ordinal
                """)
                .param("job", job.value())
                .query((row, number) -> {
                    var activation = row.getObject("activation_id", UUID.class);
                    var done = row.getTimestamp("done_at");
                    var claimed = row.getTimestamp("claimed_at");
                    return new JobPosition(
                            places.of(new PositionId(row.getObject("position_id", UUID.class))),
                            done != null ? "DONE" : activation != null ? "RUNNING" : "TODO",
                            activation == null ? null : new ActivationId(activation),
                            row.getString("serial"),
                            done != null ? done.toInstant() : claimed == null ? null : claimed.toInstant());
                })
                .list();
    }

    /** Makes a job, and lets the firm see the site because of it. */
    @Transactional
    public JobId make(JobForm form, Actor actor) {
        var chosen = form.positions().stream().map(places::of).toList();
        if (chosen.isEmpty() || chosen.stream().anyMatch(place -> !place.site().equals(form.site()))) {
            throw new Refused("provisioning.job.positions-elsewhere");
        }
        var now = clock.instant();
        var first = chosen.getFirst();
        int number = jdbc.sql("select nextval('provisioning.job_number')")
                .query(Integer.class)
                .single();
        var job = rows.save(new Job(
                JobId.next(),
                number,
                first.customer(),
                form.site(),
                form.firm(),
                form.day(),
                form.note(),
                null,
                now,
                actor.id(),
                0));
        for (int ordinal = 0; ordinal < chosen.size(); ordinal++) {
            addPosition(job.id(), chosen.get(ordinal), ordinal);
        }
        grants.grant(form.firm(), form.site(), job.id());
        publish(
                job,
                "job.made",
                first,
                Map.of(
                        "day", form.day().toString(),
                        "positions",
                                String.join(
                                        ", ", chosen.stream().map(Place::label).toList())),
                actor);
        return job.id();
    }

    private void addPosition(JobId job, Place place, int ordinal) {
        jdbc.sql(
                        "insert into provisioning.job_position (job_id, position_id, ordinal) values (:job, :position, :ordinal)")
                .param("job", job.value())
                .param("position", place.position().value())
                .param("ordinal", ordinal)
                .update();
    }

    /** Calls a job off; what was claimed through it stays, the firm no longer sees the site because of it. */
    @Transactional
    public void cancel(JobId id, String reason, Actor actor) {
        var job = rows.findById(id).orElseThrow(NotFound::new);
        if (job.cancelledAt() != null) {
            throw new Refused("provisioning.job.cancelled-already");
        }
        rows.save(job.cancelled(clock.instant()));
        grants.withdraw(id);
        var change = Change.of("job.cancelled", Subject.of("job", id, String.valueOf(job.number())), Map.of())
                .because(reason);
        events.publishEvent(new JobChanged(id, change, actor.by(), clock.instant()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void done(JobId job, PositionId position, boolean done) {
        jdbc.sql("update provisioning.job_position set done_at = :at where job_id = :job and position_id = :position")
                .param("at", done ? clock.instant().atOffset(ZoneOffset.UTC) : null)
                .param("job", job.value())
                .param("position", position.value())
                .update();
    }

    private void publish(Job job, String action, Place place, Map<String, String> after, Actor actor) {
        var change = Change.of(action, Subject.of("job", job.id(), String.valueOf(job.number())), after)
                .also(Subject.of("site", place.site(), place.siteName()));
        events.publishEvent(new JobChanged(job.id(), change, actor.by(), clock.instant()));
    }

    private List<JobRow> list(String sql) {
        return list(sql, null);
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
                        row.getString("note")))
                .list();
    }
}
