package muster.provisioning;

import muster.shared.JobId;
import org.springframework.data.repository.ListCrudRepository;

/** The jobs that the actor may see. */
interface JobRows extends ListCrudRepository<Job, JobId> {}
