package muster.assets.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.ZoneId;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.AllowSignedIn;
import muster.access.Role;
import muster.assets.Customers;
import muster.assets.Estate;
import muster.assets.EstateList;
import muster.assets.NearNames;
import muster.assets.Site;
import muster.assets.Sites;
import muster.audit.StoryText;
import muster.shared.Invalid;
import muster.shared.LastChanges;
import muster.shared.NotFound;
import muster.shared.OrganisationId;
import muster.shared.Outdated;
import muster.shared.SiteId;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sites: one of them, add and change. */
@Controller
@Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
@RequestMapping("/sites")
class SiteController {

    private final Estate estate;
    private final EstateList list;
    private final Customers customers;
    private final Sites sites;
    private final NearNames near;
    private final StoryText story;
    private final LastChanges changes;

    SiteController(
            Estate estate,
            EstateList list,
            Customers customers,
            Sites sites,
            NearNames near,
            StoryText story,
            LastChanges changes) {
        this.estate = estate;
        this.list = list;
        this.customers = customers;
        this.sites = sites;
        this.near = near;
        this.story = story;
        this.changes = changes;
    }

    @GetMapping("/new")
    String start(@RequestParam OrganisationId customer, Model model) {
        model.addAttribute("form", new SiteForm("", "", "", "", "", "", ""));
        return form(customer, null, model);
    }

    @PostMapping
    String add(
            @RequestParam OrganisationId customer,
            @Valid @ModelAttribute("form") SiteForm form,
            BindingResult errors,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        form.check(errors);
        if (!errors.hasErrors()) {
            Near.ask(near.sites(customer, form.name(), null), form.sure(), errors, model);
        }
        if (!errors.hasErrors()) {
            try {
                return "redirect:/sites/" + estate.addSite(customer, form.draft(), actor);
            } catch (Invalid wrong) {
                errors.rejectValue(wrong.field(), wrong.key());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(customer, null, model);
    }

    @GetMapping("/{site}")
    @AllowSignedIn
    String look(@PathVariable SiteId site, Actor actor, Model model) {
        var found = sites.findById(site).orElseThrow(NotFound::new);
        model.addAttribute("site", found);
        model.addAttribute("customerName", list.customerName(found.customerId()));
        model.addAttribute("assets", list.assetsAt(site));
        model.addAttribute("story", story.about(site, 30));
        Staff.mark(model, actor);
        return "assets/site";
    }

    @GetMapping("/{site}/edit")
    String edit(@PathVariable SiteId site, Model model) {
        var found = sites.findById(site).orElseThrow(NotFound::new);
        model.addAttribute("form", SiteForm.of(found));
        return form(found.customerId(), found, model);
    }

    @PostMapping("/{site}")
    String change(
            @PathVariable SiteId site,
            @Valid @ModelAttribute("form") SiteForm form,
            BindingResult errors,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var found = sites.findById(site).orElseThrow(NotFound::new);
        form.check(errors);
        if (!errors.hasErrors() && !form.name().equals(found.name())) {
            Near.ask(near.sites(found.customerId(), form.name(), site), form.sure(), errors, model);
        }
        if (!errors.hasErrors()) {
            try {
                estate.changeSite(site, form.draft(), form.seen(), actor);
                redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("assets.saved", form.name()));
                return "redirect:/sites/" + site;
            } catch (Invalid wrong) {
                errors.rejectValue(wrong.field(), wrong.key());
            } catch (Outdated | OptimisticLockingFailureException meanwhile) {
                response.setStatus(HttpStatus.CONFLICT.value());
                return conflict(site, form, model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(found.customerId(), found, model);
    }

    private String conflict(SiteId id, SiteForm typed, Model model) {
        var found = sites.findById(id).orElseThrow(NotFound::new);
        var saved = SiteForm.of(found);
        model.addAttribute(
                "conflict",
                new Conflict.Rows()
                        .compare("name", "assets.name", saved.name(), typed.name())
                        .compare("address", "assets.site.address", saved.address(), typed.address())
                        .compare("zone", "assets.site.zone", saved.zone(), typed.zone())
                        .compare("latitude", "assets.site.latitude", saved.latitude(), typed.latitude())
                        .compare("longitude", "assets.site.longitude", saved.longitude(), typed.longitude())
                        .savedBy(changes.of(id)));
        model.addAttribute("form", typed.at(found.version()));
        return form(found.customerId(), found, model);
    }

    private String form(OrganisationId customer, @org.jspecify.annotations.Nullable Site site, Model model) {
        if (!customers.existsById(customer)) {
            throw new NotFound();
        }
        model.addAttribute("customer", customer);
        model.addAttribute("customerName", list.customerName(customer));
        model.addAttribute("site", site);
        model.addAttribute(
                "zones",
                ZoneId.getAvailableZoneIds().stream()
                        .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                        .sorted()
                        .toList());
        return "assets/site-form";
    }
}
