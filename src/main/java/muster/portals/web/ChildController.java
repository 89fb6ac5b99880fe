package muster.portals.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import muster.access.Actor;
import muster.access.Allow;
import muster.registry.GatewayChildren;
import muster.registry.Registry;
import muster.shared.DeviceId;
import muster.shared.Invalid;
import muster.shared.web.Layout.Notice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds a device to those that speak through a gateway, and takes it away. */
@Controller
@RequestMapping("/gateways/{gateway}/children")
@Allow({SUPPORT, OPERATIONS, ADMINISTRATOR})
class ChildController {

    private final GatewayChildren children;
    private final Registry registry;
    private final ShownDevice shown;

    ChildController(GatewayChildren children, Registry registry, ShownDevice shown) {
        this.children = children;
        this.registry = registry;
        this.shown = shown;
    }

    @GetMapping({"", "/{child}/endings"})
    String toTheGateway(@PathVariable DeviceId gateway) {
        return "redirect:/devices/" + registry.get(gateway).id();
    }

    @PostMapping
    String add(
            @PathVariable DeviceId gateway,
            @Valid @ModelAttribute("adding") ChildForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!errors.hasErrors()) {
            try {
                var child = children.add(gateway, form.serial(), form.reason(), actor);
                return back(gateway, redirect, Notice.of("portals.children.added", child.serial()));
            } catch (Invalid wrong) {
                errors.rejectValue(wrong.field(), wrong.key(), wrong.arguments(), null);
            }
        }
        return shown.again(gateway, gateway, actor, model, response);
    }

    @PostMapping("/{child}/endings")
    String takeAway(
            @PathVariable DeviceId gateway,
            @PathVariable DeviceId child,
            @Valid @ModelAttribute("ending") WhyForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (errors.hasErrors()) {
            return shown.again(gateway, child, actor, model, response);
        }
        children.takeAway(gateway, child, form.reason(), actor);
        return back(gateway, redirect, Notice.of("portals.children.taken-away"));
    }

    private static String back(DeviceId gateway, RedirectAttributes redirect, Notice notice) {
        redirect.addFlashAttribute(Notice.ATTRIBUTE, notice);
        return "redirect:/devices/" + gateway;
    }
}
