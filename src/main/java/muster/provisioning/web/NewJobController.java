package muster.provisioning.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.Organisation;
import muster.access.Organisations;
import muster.access.Role;
import muster.assets.Site;
import muster.assets.Sites;
import muster.provisioning.JobForm;
import muster.provisioning.Jobs;
import muster.provisioning.Vacancies;
import muster.shared.Invalid;
import muster.shared.JobId;
import muster.shared.NotFound;
import muster.shared.SiteId;
import muster.shared.web.Layout;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Makes a job: first the site, then its free positions, the firm and the day. */
@Controller
@RequestMapping("/jobs/new")
@Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
class NewJobController {

    private final Jobs jobs;
    private final Vacancies vacancies;
    private final Sites sites;
    private final Organisations organisations;
    private final Clock clock;

    NewJobController(Jobs jobs, Vacancies vacancies, Sites sites, Organisations organisations, Clock clock) {
        this.jobs = jobs;
        this.vacancies = vacancies;
        this.sites = sites;
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping
    String form(@RequestParam(required = false) @Nullable SiteId site, Model model) {
        var at = site == null ? null : sites.findById(site).orElseThrow(NotFound::new);
        model.addAttribute("form", new NewJobForm(site == null ? "" : site.toString(), "", "", List.of(), ""));
        return draw(at, model);
    }

    @PostMapping
    String make(
            @Valid @ModelAttribute("form") NewJobForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var site = form.siteId().flatMap(sites::findById);
        if (site.isEmpty() && !errors.hasFieldErrors("site")) {
            errors.rejectValue("site", "provisioning.job-form.site-unknown");
        }
        var made = site.flatMap(at -> form.read(at, clock, errors)).flatMap(job -> make(job, errors, actor));
        if (made.isPresent()) {
            redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("provisioning.job.made"));
            return "redirect:/jobs/" + made.get();
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return draw(site.orElse(null), model);
    }

    private Optional<JobId> make(JobForm job, BindingResult errors, Actor actor) {
        try {
            return Optional.of(jobs.make(job, actor));
        } catch (Invalid wrong) {
            errors.rejectValue(wrong.field(), wrong.key(), wrong.arguments(), null);
            return Optional.empty();
        }
    }

    private String draw(@Nullable Site site, Model model) {
        model.addAttribute("sites", options());
        model.addAttribute(
                "firms",
                organisations.findByKindOrderByName(Organisation.Kind.FIRM).stream()
                        .map(firm -> new Option(firm.id().toString(), firm.name()))
                        .toList());
        model.addAttribute("site", site);
        model.addAttribute("vacancies", site == null ? List.of() : vacancies.at(site.id()));
        return "provisioning/new-job";
    }

    /** By customer, then by name: many sites are called alike. */
    private List<Option> options() {
        var customers = organisations.findByKindOrderByName(Organisation.Kind.CUSTOMER).stream()
                .collect(Collectors.toMap(Organisation::id, Organisation::name));
        return sites.findAll().stream()
                .map(site -> new Option(
                        site.id().toString(),
                        String.join(" · ", customers.getOrDefault(site.customerId(), ""), site.name(), site.address())))
                .sorted(Comparator.comparing(Option::text, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** One choice of a list. */
    record Option(String value, String text) {}
}
