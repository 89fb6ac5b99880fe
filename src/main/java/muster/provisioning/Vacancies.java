package muster.provisioning;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import muster.assets.Place;
import muster.assets.Places;
import muster.shared.JobId;
import muster.shared.PositionId;
import muster.shared.SiteId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The free positions of a site, and which of them an open job has been promised already. */
@Service
public class Vacancies {

    private final JdbcClient jdbc;
    private final Places places;
    private final Clock clock;

    Vacancies(JdbcClient jdbc, Places places, Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.clock = clock;
    }

    /**
     * A free position.
     *
     * @param job the number of the open job that is to fill it; null where a new job can have it
     */
    public record Vacancy(Place place, @Nullable Integer job) {

        public boolean isOpen() {
            return job == null;
        }
    }

    @Transactional(readOnly = true)
    public List<Vacancy> at(SiteId site) {
        var promised = promisedAt(site, null);
        return places.freeAtSite(site).stream()
                .map(place -> new Vacancy(place, promised.get(place.position())))
                .toList();
    }

    /** Until the transaction ends, nobody else promises a position of this site. */
    @Transactional(propagation = Propagation.MANDATORY)
    void hold(SiteId site) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:site, 1))")
                .param("site", site.toString())
                .query((row, number) -> true)
                .single();
    }

    /** Numbers of open jobs by the positions that they still have to fill, one job left out. */
    @Transactional(readOnly = true)
    Map<PositionId, Integer> promisedAt(SiteId site, @Nullable JobId but) {
        var promised = new HashMap<PositionId, Integer>();
        jdbc.sql("""
                select p.position_id, j.number
                from provisioning.job j
                join assets.site s on s.id = j.site_id
                join provisioning.job_position p on p.job_id = j.id
                where j.site_id = :site and j.cancelled_at is null and p.done_at is null
                  and j.day >= (cast(:now as timestamptz) at time zone s.time_zone)::date
                  and j.id is distinct from cast(:but as uuid)
                """)
                .param("site", site.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("but", but == null ? null : but.value())
                .query(row -> {
                    promised.put(new PositionId(row.getObject("position_id", UUID.class)), row.getInt("number"));
                });
        return promised;
    }
}
