package muster.access;

import muster.shared.JobId;
import muster.shared.OrganisationId;
import muster.shared.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which firm sees which site, and because of which job. */
@Service
public class SiteGrants {

    private final JdbcClient jdbc;

    SiteGrants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets a firm see a site for as long as the job is not cancelled. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void grant(OrganisationId firm, SiteId site, JobId job) {
        jdbc.sql("""
                insert into access.site_grant (organisation_id, site_id, job_id) values (:firm, :site, :job)
                on conflict do nothing
                """)
                .param("firm", firm.value())
                .param("site", site.value())
                .param("job", job.value())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(JobId job) {
        jdbc.sql("delete from access.site_grant where job_id = :job")
                .param("job", job.value())
                .update();
    }
}
