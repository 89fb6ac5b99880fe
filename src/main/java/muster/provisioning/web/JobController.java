package muster.provisioning.web;

import muster.access.Actor;
import muster.access.Allow;
import muster.access.Role;
import muster.provisioning.Jobs;
import muster.shared.JobId;
import muster.shared.PlainText;
import muster.shared.Refused;
import muster.shared.web.Layout;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Jobs: the installer's list on a phone, the staff's list on a desk, one page each. */
@Controller
@RequestMapping("/jobs")
@Allow({Role.INSTALLER, Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
class JobController {

    private final Jobs jobs;

    JobController(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping
    String list(Actor actor, Model model) {
        model.addAttribute("jobs", jobs.recent());
        return actor.is(Role.INSTALLER) ? "provisioning/my-jobs" : "provisioning/jobs";
    }

    @GetMapping("/{job}")
    String page(@PathVariable JobId job, Actor actor, Model model) {
        model.addAttribute("job", jobs.get(job));
        model.addAttribute("positions", jobs.positions(job));
        return actor.is(Role.INSTALLER) ? "provisioning/my-job" : "provisioning/job";
    }

    @PostMapping("/{job}/cancellations")
    @Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
    String cancel(
            @PathVariable JobId job,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes redirect) {
        if (reason.isBlank() || reason.length() > 200 || !new PlainText.Validator().isValid(reason, null)) {
            throw new Refused("provisioning.job.reason-needed");
        }
        jobs.cancel(job, reason.strip(), actor);
        redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("provisioning.job.cancelled"));
        return "redirect:/jobs/" + job;
    }
}
