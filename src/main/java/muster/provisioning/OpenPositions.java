package muster.provisioning;

import java.util.List;
import muster.provisioning.ClaimPage.Choice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The positions that wait for a device in the jobs that the person asking may see, whatever device it will be. */
@Service
public class OpenPositions {

    private final Jobs jobs;

    OpenPositions(Jobs jobs) {
        this.jobs = jobs;
    }

    @Transactional(readOnly = true)
    public List<Choice> all() {
        var open = jobs.recent().stream().filter(JobRow::isOpen).toList();
        var positions = jobs.positions(open.stream().map(JobRow::id).toList());
        return open.stream()
                .flatMap(job -> positions.getOrDefault(job.id(), List.of()).stream()
                        .filter(JobPosition::isTodo)
                        .map(position -> new Choice(job.id(), job.number(), position.place())))
                .toList();
    }
}
