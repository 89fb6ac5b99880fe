package muster.portals.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import muster.access.Allow;
import muster.portals.OriginPage;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One value, and the bytes it came from. */
@Controller
@Allow({SUPPORT, OPERATIONS, ADMINISTRATOR})
class OriginController {

    private final OriginPage origins;

    OriginController(OriginPage origins) {
        this.origins = origins;
    }

    @GetMapping("/devices/{device}/observations/{series}/{at}")
    String page(@PathVariable DeviceId device, @PathVariable String series, @PathVariable String at, Model model) {
        if (!series.matches("[0-9]{1,9}") || !at.matches("[0-9]{1,17}")) {
            throw new NotFound();
        }
        model.addAttribute("view", origins.of(device, Integer.parseInt(series), Long.parseLong(at)));
        return "portals/origin";
    }
}
