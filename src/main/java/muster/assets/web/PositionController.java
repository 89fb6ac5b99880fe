package muster.assets.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.Role;
import muster.assets.Assets;
import muster.assets.Equipment;
import muster.assets.NearNames;
import muster.assets.Position;
import muster.assets.Positions;
import muster.shared.AssetId;
import muster.shared.Invalid;
import muster.shared.LastChanges;
import muster.shared.NotFound;
import muster.shared.Outdated;
import muster.shared.PositionId;
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

/** Positions of an asset: add and change. They are seen on the page of the asset. */
@Controller
@Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
@RequestMapping("/positions")
class PositionController {

    private final Equipment equipment;
    private final Assets assets;
    private final Positions positions;
    private final QuantityChoices choices;
    private final NearNames near;
    private final LastChanges changes;

    PositionController(
            Equipment equipment,
            Assets assets,
            Positions positions,
            QuantityChoices choices,
            NearNames near,
            LastChanges changes) {
        this.equipment = equipment;
        this.assets = assets;
        this.positions = positions;
        this.choices = choices;
        this.near = near;
        this.changes = changes;
    }

    @GetMapping("/new")
    String start(@RequestParam AssetId asset, Model model) {
        model.addAttribute("form", new PositionForm("", List.of(), "", ""));
        return form(asset, null, model);
    }

    @PostMapping
    String add(
            @RequestParam AssetId asset,
            @Valid @ModelAttribute("form") PositionForm form,
            BindingResult errors,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        checkQuantities(form, errors);
        if (!errors.hasErrors()) {
            Near.ask(near.positions(asset, form.name(), null), form.sure(), errors, model);
        }
        if (!errors.hasErrors()) {
            try {
                equipment.addPosition(asset, form.name(), form.quantities(), actor);
                return "redirect:/assets/" + asset;
            } catch (Invalid wrong) {
                errors.rejectValue(wrong.field(), wrong.key());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(asset, null, model);
    }

    @GetMapping("/{position}/edit")
    String edit(@PathVariable PositionId position, Model model) {
        var found = positions.findById(position).orElseThrow(NotFound::new);
        model.addAttribute("form", PositionForm.of(found));
        return form(found.assetId(), found, model);
    }

    @PostMapping("/{position}")
    String change(
            @PathVariable PositionId position,
            @Valid @ModelAttribute("form") PositionForm form,
            BindingResult errors,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var found = positions.findById(position).orElseThrow(NotFound::new);
        checkQuantities(form, errors);
        if (!errors.hasErrors() && !form.name().equals(found.name())) {
            Near.ask(near.positions(found.assetId(), form.name(), position), form.sure(), errors, model);
        }
        if (!errors.hasErrors()) {
            try {
                equipment.changePosition(position, form.name(), form.quantities(), form.seen(), actor);
                redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("assets.saved", form.name()));
                return "redirect:/assets/" + found.assetId();
            } catch (Invalid wrong) {
                errors.rejectValue(wrong.field(), wrong.key());
            } catch (Outdated | OptimisticLockingFailureException meanwhile) {
                response.setStatus(HttpStatus.CONFLICT.value());
                return conflict(position, form, model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(found.assetId(), found, model);
    }

    /** Names are few and short: the ticked quantities stay ticked, the conflict shows them as they read. */
    private String conflict(PositionId id, PositionForm typed, Model model) {
        var found = positions.findById(id).orElseThrow(NotFound::new);
        model.addAttribute(
                "conflict",
                new Conflict.Rows()
                        .compare("name", "assets.name", found.name(), typed.name())
                        .compare(
                                "quantities",
                                "assets.position.quantities",
                                String.join(",", found.quantities()),
                                String.join(",", typed.quantities()))
                        .savedBy(changes.of(id)));
        model.addAttribute("form", typed.at(found.version()));
        return form(found.assetId(), found, model);
    }

    private void checkQuantities(PositionForm form, BindingResult errors) {
        if (form.quantities().stream()
                .anyMatch(name -> choices.dictionary().find(name).isEmpty())) {
            errors.rejectValue("quantities", "assets.position.quantity-unknown");
        }
    }

    private String form(AssetId asset, @Nullable Position position, Model model) {
        model.addAttribute("asset", assets.findById(asset).orElseThrow(NotFound::new));
        model.addAttribute("position", position);
        model.addAttribute("choices", choices.all());
        return "assets/position-form";
    }
}
