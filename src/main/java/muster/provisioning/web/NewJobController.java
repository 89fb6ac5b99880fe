package muster.provisioning.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.Organisation;
import muster.access.Organisations;
import muster.access.Role;
import muster.assets.Place;
import muster.assets.Places;
import muster.assets.Site;
import muster.assets.Sites;
import muster.provisioning.JobForm;
import muster.provisioning.Jobs;
import muster.shared.NotFound;
import muster.shared.OrganisationId;
import muster.shared.PositionId;
import muster.shared.SiteId;
import muster.shared.web.Layout;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Makes a job: first the site, then its free positions, the firm and the day. */
@Controller
@RequestMapping("/jobs/new")
@Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
class NewJobController {

    private final Jobs jobs;
    private final Sites sites;
    private final Places places;
    private final Organisations organisations;
    private final Clock clock;

    NewJobController(Jobs jobs, Sites sites, Places places, Organisations organisations, Clock clock) {
        this.jobs = jobs;
        this.sites = sites;
        this.places = places;
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView form(@RequestParam(required = false) @Nullable SiteId site) {
        var empty = new NewJobForm(site == null ? null : site.toString(), null, null, List.of(), null);
        return draw(empty, null, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView make(
            @Valid @ModelAttribute("form") NewJobForm form,
            BindingResult binding,
            Actor actor,
            RedirectAttributes redirect) {
        var day = form.dayOrNull();
        if (form.site() != null
                && day != null
                && day.isBefore(LocalDate.now(clock).minusDays(1))) {
            binding.rejectValue("day", "provisioning.job-form.day-past");
        }
        if (form.positions().isEmpty()) {
            binding.rejectValue("positions", "provisioning.job-form.positions-missing");
        }
        if (form.day() != null && !form.day().isBlank() && day == null) {
            binding.rejectValue("day", "provisioning.job-form.day-unreadable");
        }
        if (binding.hasErrors()) {
            return draw(form, binding, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var job = jobs.make(
                new JobForm(
                        SiteId.of(form.siteText()),
                        OrganisationId.of(form.firmText()),
                        Objects.requireNonNull(day),
                        form.positions().stream().map(PositionId::of).toList(),
                        form.noteOrNull()),
                actor);
        redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("provisioning.job.made"));
        return new ModelAndView("redirect:/jobs/" + job);
    }

    private ModelAndView draw(NewJobForm form, @Nullable BindingResult binding, HttpStatus status) {
        var page = new ModelAndView("provisioning/new-job", status);
        page.addObject("form", form);
        if (binding != null) {
            page.addAllObjects(binding.getModel());
        }
        page.addObject(
                "sites", sites.findAll().stream().map(NewJobController::option).toList());
        page.addObject(
                "firms",
                organisations.findByKindOrderByName(Organisation.Kind.FIRM).stream()
                        .map(firm -> new Option(firm.id().toString(), firm.name()))
                        .toList());
        page.addObject("free", freeAt(form.site()));
        page.addObject("today", LocalDate.now(clock).toString());
        return page;
    }

    private List<Place> freeAt(@Nullable String site) {
        if (site == null || site.isBlank()) {
            return List.of();
        }
        var id = SiteId.of(site);
        if (sites.findById(id).isEmpty()) {
            throw new NotFound();
        }
        return places.freeAtSite(id);
    }

    private static Option option(Site site) {
        return new Option(site.id().toString(), site.name() + " · " + site.address());
    }

    /** One choice of a list. */
    record Option(String value, String text) {}
}
