package muster.access.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.Firms;
import muster.access.PeopleList;
import muster.access.Role;
import muster.shared.Invalid;
import muster.shared.LastChanges;
import muster.shared.OrganisationId;
import muster.shared.Outdated;
import muster.shared.Stories;
import muster.shared.web.Conflict;
import muster.shared.web.Layout;
import muster.shared.web.Near;
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

/** The firms whose people install devices. */
@Controller
@Allow(Role.ADMINISTRATOR)
@RequestMapping("/firms")
class FirmController {

    private static final int STORY = 30;

    private final Firms firms;
    private final PeopleList people;
    private final LastChanges changes;
    private final Stories stories;

    FirmController(Firms firms, PeopleList people, LastChanges changes, Stories stories) {
        this.firms = firms;
        this.people = people;
        this.changes = changes;
        this.stories = stories;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("firms", firms.all());
        return "access/firms";
    }

    @GetMapping("/new")
    String start(Model model) {
        model.addAttribute("form", new FirmForm("", "", ""));
        return "access/firm-new";
    }

    @PostMapping
    String add(
            @Valid @ModelAttribute("form") FirmForm form,
            BindingResult errors,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        if (!errors.hasErrors()) {
            Near.ask(firms.near(form.name(), null), form.sure(), errors, model);
        }
        if (!errors.hasErrors()) {
            try {
                return "redirect:/firms/" + firms.add(form.name(), actor);
            } catch (Invalid wrong) {
                errors.rejectValue(wrong.field(), wrong.key());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "access/firm-new";
    }

    @GetMapping("/{firm}")
    String look(@PathVariable OrganisationId firm, Model model) {
        var found = firms.of(firm);
        model.addAttribute("form", new FirmForm(found.name(), "", String.valueOf(found.version())));
        return page(firm, model);
    }

    @PostMapping("/{firm}")
    String rename(
            @PathVariable OrganisationId firm,
            @Valid @ModelAttribute("form") FirmForm form,
            BindingResult errors,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        if (!errors.hasErrors() && !form.name().equals(firms.of(firm).name())) {
            Near.ask(firms.near(form.name(), firm), form.sure(), errors, model);
        }
        if (!errors.hasErrors()) {
            try {
                firms.rename(firm, form.name(), form.seen(), actor);
                redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("access.firm.saved", form.name()));
                return "redirect:/firms/" + firm;
            } catch (Invalid wrong) {
                errors.rejectValue(wrong.field(), wrong.key());
            } catch (Outdated | OptimisticLockingFailureException meanwhile) {
                response.setStatus(HttpStatus.CONFLICT.value());
                return conflict(firm, form, model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(firm, model);
    }

    private String conflict(OrganisationId firm, FirmForm form, Model model) {
        var saved = firms.of(firm);
        model.addAttribute(
                "conflict",
                new Conflict.Rows()
                        .compare("name", "access.firm.name", saved.name(), form.name())
                        .savedBy(changes.of(firm)));
        model.addAttribute("form", new FirmForm(form.name(), form.sure(), String.valueOf(saved.version())));
        return page(firm, model);
    }

    private String page(OrganisationId firm, Model model) {
        model.addAttribute("firm", firms.of(firm));
        model.addAttribute("people", people.of(firm));
        model.addAttribute("story", stories.about(firm, STORY));
        return "access/firm";
    }
}
