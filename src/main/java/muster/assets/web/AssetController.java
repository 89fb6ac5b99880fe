package muster.assets.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.Role;
import muster.assets.Asset;
import muster.assets.Assets;
import muster.assets.Equipment;
import muster.assets.EstateList;
import muster.assets.NearNames;
import muster.assets.Sites;
import muster.shared.AssetId;
import muster.shared.Invalid;
import muster.shared.LastChanges;
import muster.shared.NotFound;
import muster.shared.Outdated;
import muster.shared.SiteId;
import muster.shared.web.Conflict;
import muster.shared.web.Layout;
import muster.shared.web.Near;
import org.jspecify.annotations.Nullable;
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

/** Assets: add and change. */
@Controller
@Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
@RequestMapping("/assets")
class AssetController {

    private final Equipment equipment;
    private final EstateList list;
    private final Sites sites;
    private final Assets assets;
    private final NearNames near;
    private final LastChanges changes;

    AssetController(
            Equipment equipment, EstateList list, Sites sites, Assets assets, NearNames near, LastChanges changes) {
        this.equipment = equipment;
        this.list = list;
        this.sites = sites;
        this.assets = assets;
        this.near = near;
        this.changes = changes;
    }

    @GetMapping("/new")
    String start(@RequestParam SiteId site, Model model) {
        model.addAttribute("form", new AssetForm("", "", "", "", ""));
        return form(site, null, model);
    }

    @PostMapping
    String add(
            @RequestParam SiteId site,
            @Valid @ModelAttribute("form") AssetForm form,
            BindingResult errors,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        var at = sites.findById(site).orElseThrow(NotFound::new);
        form.check(errors);
        if (!errors.hasErrors()) {
            Near.ask(near.assets(at.customerId(), form.name(), null), form.sure(), errors, model);
        }
        if (!errors.hasErrors()) {
            try {
                var added = equipment.addAsset(site, form.kind(), form.name(), form.tagList(), actor);
                return "redirect:/assets/" + added;
            } catch (Invalid wrong) {
                errors.rejectValue(wrong.field(), wrong.key());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(site, null, model);
    }

    @GetMapping("/{asset}/edit")
    String edit(@PathVariable AssetId asset, Model model) {
        var found = assets.findById(asset).orElseThrow(NotFound::new);
        model.addAttribute("form", AssetForm.of(found));
        return form(found.siteId(), found, model);
    }

    @PostMapping("/{asset}")
    String change(
            @PathVariable AssetId asset,
            @Valid @ModelAttribute("form") AssetForm form,
            BindingResult errors,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var found = assets.findById(asset).orElseThrow(NotFound::new);
        form.check(errors);
        if (!errors.hasErrors() && !form.name().equals(found.name())) {
            Near.ask(near.assets(found.customerId(), form.name(), asset), form.sure(), errors, model);
        }
        if (!errors.hasErrors()) {
            try {
                equipment.changeAsset(asset, form.kind(), form.name(), form.tagList(), form.seen(), actor);
                redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("assets.saved", form.name()));
                return "redirect:/assets/" + asset;
            } catch (Invalid wrong) {
                errors.rejectValue(wrong.field(), wrong.key());
            } catch (Outdated | OptimisticLockingFailureException meanwhile) {
                response.setStatus(HttpStatus.CONFLICT.value());
                return conflict(asset, form, model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(found.siteId(), found, model);
    }

    private String conflict(AssetId id, AssetForm typed, Model model) {
        var found = assets.findById(id).orElseThrow(NotFound::new);
        var saved = AssetForm.of(found);
        model.addAttribute(
                "conflict",
                new Conflict.Rows()
                        .compare("kind", "assets.asset.kind", saved.kind(), typed.kind())
                        .compare("name", "assets.name", saved.name(), typed.name())
                        .compare("tags", "assets.asset.tags", saved.tags(), typed.tags())
                        .savedBy(changes.of(id)));
        model.addAttribute("form", typed.at(found.version()));
        return form(found.siteId(), found, model);
    }

    private String form(SiteId site, @Nullable Asset asset, Model model) {
        model.addAttribute("site", sites.findById(site).orElseThrow(NotFound::new));
        model.addAttribute("asset", asset);
        model.addAttribute("kinds", list.kinds());
        return "assets/asset-form";
    }
}
