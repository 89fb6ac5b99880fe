package muster.portals.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.INSTALLER;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import muster.access.Actor;
import muster.access.Allow;
import muster.portals.DevicePage;
import muster.registry.Registry;
import muster.shared.DeviceId;
import muster.shared.LiveChannels;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What a device measures, as it comes in. */
@Controller
@Allow({INSTALLER, SUPPORT, OPERATIONS, ADMINISTRATOR})
class DeviceReadingsController {

    private final DevicePage page;
    private final Registry registry;
    private final LiveChannels live;

    DeviceReadingsController(DevicePage page, Registry registry, LiveChannels live) {
        this.page = page;
        this.registry = registry;
        this.live = live;
    }

    @GetMapping("/devices/{device}/readings")
    String readings(
            @PathVariable DeviceId device,
            Actor actor,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        if (!htmx) {
            return "redirect:/devices/" + device;
        }
        model.addAttribute("view", page.of(device, actor));
        model.addAttribute("staff", !actor.is(INSTALLER));
        return "portals/device-panels :: readings";
    }

    @GetMapping("/devices/{device}/events")
    SseEmitter events(@PathVariable DeviceId device, Actor actor) {
        return live.open("device/" + registry.get(device).id(), actor.user());
    }
}
