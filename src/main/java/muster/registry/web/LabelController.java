package muster.registry.web;

import muster.access.Actor;
import muster.access.Allow;
import muster.access.Role;
import muster.registry.ClaimCodes;
import muster.registry.Registry;
import muster.shared.DeviceId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A new label for one device, because the old one was lost: a new code, and the old one opens nothing any more. */
@Controller
@RequestMapping("/devices/{device}/labels")
@Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
class LabelController {

    private final Registry registry;
    private final ClaimCodes codes;
    private final Labels labels;

    LabelController(Registry registry, ClaimCodes codes, Labels labels) {
        this.registry = registry;
        this.codes = codes;
        this.labels = labels;
    }

    @GetMapping
    String ask(@PathVariable("device") DeviceId id, Model model) {
        model.addAttribute("device", registry.get(id));
        model.addAttribute("nowhere", labels.leadNowhere());
        return "registry/label";
    }

    @PostMapping
    String print(@PathVariable("device") DeviceId id, Actor actor, Model model) {
        var device = registry.get(id);
        model.addAttribute("device", device);
        model.addAttribute("nowhere", labels.leadNowhere());
        model.addAttribute("label", labels.of(device.model(), device.serial(), codes.reissue(id, actor)));
        return "registry/label";
    }
}
