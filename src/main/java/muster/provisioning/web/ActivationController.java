package muster.provisioning.web;

import muster.access.Actor;
import muster.access.Allow;
import muster.access.Role;
import muster.provisioning.Activations;
import muster.shared.ActivationId;
import muster.shared.DeviceId;
import muster.shared.LiveChannels;
import muster.shared.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The checklist while it runs, the receipt afterwards; the address stays the same. */
@Controller
@Allow({Role.INSTALLER, Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
class ActivationController {

    private final Activations activations;
    private final ActivationPage page;
    private final LiveChannels live;

    ActivationController(Activations activations, ActivationPage page, LiveChannels live) {
        this.activations = activations;
        this.page = page;
        this.live = live;
    }

    @GetMapping("/activations/{activation}")
    String page(@PathVariable ActivationId activation, Actor actor, Model model) {
        page.fill(activation, actor, model);
        return ActivationPage.VIEW;
    }

    @GetMapping("/activations/{activation}/checklist")
    String checklist(
            @PathVariable ActivationId activation,
            Actor actor,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        if (!htmx) {
            return "redirect:/activations/" + activation;
        }
        page.fill(activation, actor, model);
        return ActivationPage.VIEW + " :: checklist";
    }

    @GetMapping("/activations/{activation}/events")
    SseEmitter events(@PathVariable ActivationId activation, Actor actor) {
        var view = activations.of(activation);
        return live.open("device/" + view.device(), actor.user());
    }

    /** Where other pages of the device lead to: the activation that stands for it now. */
    @GetMapping("/devices/{device}/activation")
    String ofDevice(@PathVariable DeviceId device) {
        return "redirect:/activations/" + activations.standingOf(device).orElseThrow(NotFound::new);
    }
}
