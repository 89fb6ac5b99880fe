package muster.provisioning.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.Role;
import muster.provisioning.Jobs;
import muster.shared.Invalid;
import muster.shared.JobId;
import muster.shared.LastChanges;
import muster.shared.Outdated;
import muster.shared.web.Conflict;
import muster.shared.web.Layout;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Jobs: the installer's list on a phone, the staff's list on a desk, one page each. */
@Controller
@RequestMapping("/jobs")
@Allow({Role.INSTALLER, Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
class JobController {

    private final Jobs jobs;
    private final LastChanges changes;
    private final Clock clock;

    JobController(Jobs jobs, LastChanges changes, Clock clock) {
        this.jobs = jobs;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping
    String list(Actor actor, Model model) {
        if (actor.is(Role.INSTALLER)) {
            model.addAttribute("plan", jobs.plan());
            return "provisioning/my-jobs";
        }
        model.addAttribute("jobs", jobs.recent());
        return "provisioning/jobs";
    }

    @GetMapping("/{job}")
    String page(@PathVariable JobId job, Actor actor, Model model) {
        if (!actor.is(Role.INSTALLER)) {
            return staffPage(job, model);
        }
        model.addAttribute("job", jobs.get(job));
        model.addAttribute("positions", jobs.positions(job));
        return "provisioning/my-job";
    }

    @GetMapping({"/{job}/cancellations", "/{job}/days"})
    String toThePage(@PathVariable JobId job) {
        return "redirect:/jobs/" + jobs.get(job).id();
    }

    @PostMapping("/{job}/cancellations")
    @Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
    String cancel(
            @PathVariable JobId job,
            @Valid @ModelAttribute("cancellation") ReasonForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (errors.hasErrors()) {
            return again(job, HttpStatus.UNPROCESSABLE_CONTENT, model, response);
        }
        jobs.cancel(job, form.reason(), actor);
        return back(job, redirect, Layout.Notice.of("provisioning.job.cancelled"));
    }

    @PostMapping("/{job}/days")
    @Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
    String move(
            @PathVariable JobId job,
            @ModelAttribute("another") DayForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var day = DayForm.check(form.day(), jobs.get(job).zone(), clock, errors);
        if (day.isPresent()) {
            try {
                jobs.move(job, day.get(), form.seen(), actor);
                return back(
                        job,
                        redirect,
                        Layout.Notice.of("provisioning.job.moved", day.get().toString()));
            } catch (Invalid wrong) {
                errors.rejectValue(wrong.field(), wrong.key(), wrong.arguments(), null);
            } catch (Outdated | OptimisticLockingFailureException meanwhile) {
                return conflict(job, form, model, response);
            }
        }
        return again(job, HttpStatus.UNPROCESSABLE_CONTENT, model, response);
    }

    private String conflict(JobId id, DayForm typed, Model model, HttpServletResponse response) {
        var saved = jobs.get(id);
        model.addAttribute(
                "conflict",
                new Conflict.Rows()
                        .compare("day", "provisioning.jobs.day", saved.day(), typed.day())
                        .savedBy(changes.of(id)));
        model.addAttribute("another", new DayForm(typed.day(), String.valueOf(saved.version())));
        return again(id, HttpStatus.CONFLICT, model, response);
    }

    private String again(JobId job, HttpStatus status, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        return staffPage(job, model);
    }

    private String staffPage(JobId id, Model model) {
        var job = jobs.get(id);
        model.addAttribute("job", job);
        model.addAttribute("positions", jobs.positions(id));
        if (!model.containsAttribute("cancellation")) {
            model.addAttribute("cancellation", new ReasonForm(""));
        }
        if (!model.containsAttribute("another")) {
            model.addAttribute("another", new DayForm(job.day().toString(), String.valueOf(job.version())));
        }
        return "provisioning/job";
    }

    private static String back(JobId job, RedirectAttributes redirect, Layout.Notice notice) {
        redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, notice);
        return "redirect:/jobs/" + job;
    }
}
