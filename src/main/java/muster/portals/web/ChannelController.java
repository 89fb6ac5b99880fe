package muster.portals.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import muster.access.Actor;
import muster.access.Allow;
import muster.assets.Channels;
import muster.registry.Registry;
import muster.shared.DeviceId;
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

/** Gives a channel of a device a position of its own, and takes it back. */
@Controller
@RequestMapping("/devices/{device}/channels/{channel}")
@Allow({SUPPORT, OPERATIONS, ADMINISTRATOR})
class ChannelController {

    private final Channels channels;
    private final Registry registry;
    private final ShownDevice shown;

    ChannelController(Channels channels, Registry registry, ShownDevice shown) {
        this.channels = channels;
        this.registry = registry;
        this.shown = shown;
    }

    @GetMapping({"/tenures", "/endings"})
    String toTheDevice(@PathVariable DeviceId device) {
        return "redirect:/devices/" + registry.get(device).id();
    }

    @PostMapping("/tenures")
    String place(
            @PathVariable DeviceId device,
            @PathVariable String channel,
            @Valid @ModelAttribute("placing") PlacingForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var position = form.chosen();
        if (position.isEmpty()) {
            errors.rejectValue("position", "portals.channels.position-missing");
        }
        if (errors.hasErrors() || position.isEmpty()) {
            return shown.again(device, channel, actor, model, response);
        }
        channels.place(device, channel, position.get(), form.reason(), actor);
        return back(device, redirect, "portals.channels.placed");
    }

    @PostMapping("/endings")
    String takeBack(
            @PathVariable DeviceId device,
            @PathVariable String channel,
            @Valid @ModelAttribute("ending") WhyForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (errors.hasErrors()) {
            return shown.again(device, channel, actor, model, response);
        }
        channels.takeBack(device, channel, form.reason(), actor);
        return back(device, redirect, "portals.channels.taken-back");
    }

    private static String back(DeviceId device, RedirectAttributes redirect, String message) {
        redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of(message));
        return "redirect:/devices/" + device;
    }
}
