package muster.provisioning;

import java.util.List;
import java.util.function.Predicate;

/**
 * Jobs by when they are due.
 *
 * @param overdue their day has passed with something left to do
 * @param closed done or called off
 */
public record JobPlan(List<JobRow> today, List<JobRow> later, List<JobRow> overdue, List<JobRow> closed) {

    static JobPlan of(List<JobRow> jobs) {
        return new JobPlan(
                those(jobs, job -> job.isOpen() && job.today()),
                those(jobs, job -> job.isOpen() && !job.today()),
                those(jobs, JobRow::isExpired),
                those(jobs, job -> !job.isOpen() && !job.isExpired()));
    }

    private static List<JobRow> those(List<JobRow> jobs, Predicate<JobRow> which) {
        return jobs.stream().filter(which).toList();
    }

    /** Nothing to do, today or later. */
    public boolean isClear() {
        return today.isEmpty() && later.isEmpty() && overdue.isEmpty();
    }
}
