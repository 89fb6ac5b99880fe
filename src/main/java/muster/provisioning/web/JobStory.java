package muster.provisioning.web;

import java.util.List;
import muster.shared.JobId;
import muster.shared.Stories;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** What happened to a job, for its page; nothing for those who may not read the record. */
@ControllerAdvice(assignableTypes = JobController.class)
class JobStory {

    private static final int NEWEST = 30;

    private final Stories stories;

    JobStory(Stories stories) {
        this.stories = stories;
    }

    @ModelAttribute("story")
    List<Stories.Line> story(@PathVariable(name = "job", required = false) @Nullable JobId job) {
        return job == null ? List.of() : stories.about(job, NEWEST);
    }
}
