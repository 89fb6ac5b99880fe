package muster.provisioning;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import muster.access.Actor;
import muster.access.Organisation;
import muster.access.Organisations;
import muster.access.SiteGrants;
import muster.assets.Place;
import muster.shared.Change;
import muster.shared.Invalid;
import muster.shared.JobId;
import muster.shared.NotFound;
import muster.shared.Outdated;
import muster.shared.PositionId;
import muster.shared.Refused;
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

    private final JdbcClient jdbc;
    private final JobList list;
    private final JobRows rows;
    private final Vacancies vacancies;
    private final Organisations organisations;
    private final SiteGrants grants;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Jobs(
            JdbcClient jdbc,
            JobList list,
            JobRows rows,
            Vacancies vacancies,
            Organisations organisations,
            SiteGrants grants,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.list = list;
        this.rows = rows;
        this.vacancies = vacancies;
        this.organisations = organisations;
        this.grants = grants;
        this.clock = clock;
        this.events = events;
    }

    /** The jobs that the actor may see: open ones first, by day; those of the last month as well. */
    @Transactional(readOnly = true)
    public List<JobRow> recent() {
        return list.recent();
    }

    /** The same jobs by when they are due. */
    @Transactional(readOnly = true)
    public JobPlan plan() {
        return JobPlan.of(recent());
    }

    /** Jobs with something left to do whose day has not passed, today's first. */
    @Transactional(readOnly = true)
    public List<JobRow> open() {
        return recent().stream().filter(JobRow::isOpen).toList();
    }

    @Transactional(readOnly = true)
    public JobRow get(JobId job) {
        return list.find(job).orElseThrow(NotFound::new);
    }

    @Transactional(readOnly = true)
    public List<JobPosition> positions(JobId job) {
        return list.positions(job);
    }

    /** The positions of many jobs. */
    @Transactional(readOnly = true)
    public Map<JobId, List<JobPosition>> positions(Collection<JobId> jobs) {
        return list.positions(jobs);
    }

    /** True until its day is over by the site's clock, unless it was called off. */
    @Transactional(readOnly = true)
    public boolean canBeWorkedOn(JobId id) {
        var job = get(id);
        return !job.isCancelled() && !job.day().isBefore(LocalDate.ofInstant(clock.instant(), job.zone()));
    }

    /**
     * Makes a job, and lets the firm see the site because of it.
     *
     * @throws Invalid at the field that no job can be made of
     */
    @Transactional
    public JobId make(JobForm form, Actor actor) {
        vacancies.hold(form.site());
        var chosen = chosenBy(form);
        if (organisations
                .findById(form.firm())
                .filter(firm -> firm.kind() == Organisation.Kind.FIRM)
                .isEmpty()) {
            throw new Invalid("firm", "provisioning.job-form.firm-unknown");
        }
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
                clock.instant(),
                actor.id(),
                0));
        for (int ordinal = 0; ordinal < chosen.size(); ordinal++) {
            addPosition(job.id(), chosen.get(ordinal), ordinal);
        }
        grants.grant(form.firm(), form.site(), job.id());
        var labels = chosen.stream().map(Place::label).collect(Collectors.joining(", "));
        var after = Map.of("day", form.day().toString(), "positions", labels);
        publish(
                Change.of("job.made", subject(job), after).also(Subject.of("site", first.site(), first.siteName())),
                job,
                actor);
        return job.id();
    }

    private List<Place> chosenBy(JobForm form) {
        if (form.positions().isEmpty()) {
            throw new Invalid("positions", "provisioning.job-form.positions-missing");
        }
        if (Set.copyOf(form.positions()).size() < form.positions().size()) {
            throw new Invalid("positions", "provisioning.job-form.positions-twice");
        }
        var vacant = vacancies.at(form.site()).stream()
                .collect(Collectors.toMap(vacancy -> vacancy.place().position(), Function.identity()));
        return form.positions().stream()
                .map(position -> {
                    var vacancy = vacant.get(position);
                    if (vacancy == null) {
                        throw new Invalid("positions", "provisioning.job-form.positions-gone");
                    }
                    if (!vacancy.isOpen()) {
                        throw promised("positions", vacancy.place(), vacancy.job());
                    }
                    return vacancy.place();
                })
                .toList();
    }

    private static Invalid promised(String field, Place place, @Nullable Integer job) {
        return new Invalid(field, "provisioning.job-form.position-promised", place.label(), String.valueOf(job));
    }

    private void addPosition(JobId job, Place place, int ordinal) {
        jdbc.sql(
                        "insert into provisioning.job_position (job_id, position_id, ordinal) values (:job, :position, :ordinal)")
                .param("job", job.value())
                .param("position", place.position().value())
                .param("ordinal", ordinal)
                .update();
    }

    /**
     * Gives a job another day.
     *
     * @param seen the {@link JobRow#version()} that the person looked at
     * @throws Outdated when somebody else gave it another day meanwhile
     */
    @Transactional
    public void move(JobId id, LocalDate day, int seen, Actor actor) {
        var job = rows.findById(id).orElseThrow(NotFound::new);
        var now = get(id);
        if (now.isCancelled()) {
            throw new Refused("provisioning.job.cancelled-already");
        }
        if (now.left() == 0) {
            throw new Refused("provisioning.job.done-already");
        }
        if (day.equals(job.day())) {
            return;
        }
        Outdated.refuse(seen, job.version());
        vacancies.hold(job.siteId());
        var promised = vacancies.promisedAt(job.siteId(), id);
        positions(id).stream()
                .filter(JobPosition::isTodo)
                .map(JobPosition::place)
                .filter(place -> promised.containsKey(place.position()))
                .findFirst()
                .ifPresent(place -> {
                    throw promised("day", place, promised.get(place.position()));
                });
        rows.save(job.on(day));
        publish(
                Change.of("job.moved", subject(job), Map.of("day", day.toString()))
                        .instead(Map.of("day", job.day().toString()))
                        .also(Subject.of("site", now.site(), now.siteName())),
                job,
                actor);
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
        publish(Change.of("job.cancelled", subject(job), Map.of()).because(reason), job, actor);
    }

    private void publish(Change change, Job job, Actor actor) {
        events.publishEvent(new JobChanged(job.id(), change, actor.by(), clock.instant()));
    }

    private static Subject subject(Job job) {
        return Subject.of("job", job.id(), String.valueOf(job.number()));
    }

    /**
     * Keeps a job as it is until the transaction ends: who calls it off waits until then.
     *
     * @throws Refused where it cannot be worked on any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void hold(JobId job) {
        jdbc.sql("select id from provisioning.job where id = :job for share")
                .param("job", job.value())
                .query((row, number) -> number)
                .list();
        if (!canBeWorkedOn(job)) {
            throw new Refused("provisioning.job.cancelled-already");
        }
    }

    /** A position is filled; when it first was is kept. */
    @Transactional(propagation = Propagation.MANDATORY)
    void done(JobId job, PositionId position) {
        jdbc.sql("""
                update provisioning.job_position set done_at = coalesce(done_at, :now)
                where job_id = :job and position_id = :position
                """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("job", job.value())
                .param("position", position.value())
                .update();
    }

    /** A position is to do again. */
    @Transactional(propagation = Propagation.MANDATORY)
    void notDone(JobId job, PositionId position) {
        jdbc.sql("update provisioning.job_position set done_at = null where job_id = :job and position_id = :position")
                .param("job", job.value())
                .param("position", position.value())
                .update();
    }
}
