package muster.portals;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import muster.access.Actor;
import muster.access.Role;
import muster.audit.Story;
import muster.audit.StoryText;
import muster.lifecycle.State;
import muster.portals.StaffHome.People;
import muster.portals.StaffHome.RefusedRow;
import muster.portals.StaffHome.StateCount;
import muster.portals.StaffHome.Steps;
import muster.provisioning.Activations;
import muster.provisioning.Jobs;
import muster.shared.ActivationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what staff looks at first. */
@Service
public class Overview {

    private static final int RUNNING = 8;
    private static final int JOBS = 8;
    private static final int REFUSED = 6;
    private static final int STORY = 8;
    private static final Duration LATELY = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final DeviceList devices;
    private final Activations activations;
    private final Jobs jobs;
    private final Guessing guessing;
    private final Story story;
    private final StoryText text;
    private final Clock clock;

    Overview(
            JdbcClient jdbc,
            DeviceList devices,
            Activations activations,
            Jobs jobs,
            Guessing guessing,
            Story story,
            StoryText text,
            Clock clock) {
        this.jdbc = jdbc;
        this.devices = devices;
        this.activations = activations;
        this.jobs = jobs;
        this.guessing = guessing;
        this.story = story;
        this.text = text;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public StaffHome of(Actor actor) {
        var running = running();
        return new StaffHome(
                states(),
                running.stream().limit(RUNNING).map(activations::of).toList(),
                Math.max(0, running.size() - RUNNING),
                jobs.open().stream().limit(JOBS).toList(),
                refused(),
                guessing.unresolved(),
                text.lines(story.recent(STORY)),
                steps(),
                actor.is(Role.ADMINISTRATOR) ? people() : null);
    }

    private List<StateCount> states() {
        var counts = devices.states();
        return Arrays.stream(State.values())
                .map(state -> new StateCount(state, counts.getOrDefault(state.name(), 0L)))
                .toList();
    }

    private List<ActivationId> running() {
        return jdbc.sql("""
                select id from provisioning.activation
                where activated_at is null and undone_at is null order by claimed_at limit 1000
                """)
                .query((row, number) -> new ActivationId(row.getObject("id", UUID.class)))
                .list();
    }

    private List<RefusedRow> refused() {
        return jdbc.sql("""
                select d.id, d.serial, d.model, r.at, r.times, r.sentence
                from (select device_id, max(at) as at, sum(times)::int as times,
                             (array_agg(sentence order by at desc))[1] as sentence
                      from connectivity.refusal where at > :since group by device_id) r
                join registry.device d on d.id = r.device_id
                order by r.at desc limit :most
                """)
                .param("since", clock.instant().minus(LATELY).atOffset(ZoneOffset.UTC))
                .param("most", REFUSED)
                .query((row, number) -> new RefusedRow(
                        row.getObject("id", UUID.class),
                        row.getString("serial"),
                        devices.nameOf(row.getString("model")),
                        row.getString("sentence"),
                        row.getTimestamp("at").toInstant(),
                        row.getInt("times")))
                .list();
    }

    private Steps steps() {
        return jdbc.sql("""
                select exists (select from assets.customer) as customer, exists (select from assets.site) as site,
                       exists (select from assets.position) as position,
                       exists (select from registry.device) as device, exists (select from provisioning.job) as job
                """)
                .query((row, number) -> new Steps(
                        row.getBoolean("customer"),
                        row.getBoolean("site"),
                        row.getBoolean("position"),
                        row.getBoolean("device"),
                        row.getBoolean("job")))
                .single();
    }

    private @Nullable People people() {
        return jdbc.sql("""
                select count(*) filter (where password_hash is not null) as users,
                       count(*) filter (where password_hash is null) as invited,
                       (select count(*) from access.organisation where kind = 'FIRM') as firms
                from access.account where disabled_at is null
                """)
                .query((row, number) -> new People(row.getLong("users"), row.getLong("invited"), row.getLong("firms")))
                .single();
    }
}
