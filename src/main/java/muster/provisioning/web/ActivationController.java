package muster.provisioning.web;

import muster.access.Actor;
import muster.access.Allow;
import muster.access.Role;
import muster.provisioning.Activations;
import muster.shared.ActivationId;
import muster.shared.LiveChannels;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The checklist while it runs, the receipt afterwards; the address stays the same. */
@Controller
@RequestMapping("/activations/{activation}")
@Allow({Role.INSTALLER, Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
class ActivationController {

    private final Activations activations;
    private final LiveChannels live;

    ActivationController(Activations activations, LiveChannels live) {
        this.activations = activations;
        this.live = live;
    }

    @GetMapping
    String page(@PathVariable ActivationId activation, Actor actor, Model model) {
        fill(activation, actor, model);
        return "provisioning/activation";
    }

    @GetMapping("/checklist")
    String checklist(
            @PathVariable ActivationId activation,
            Actor actor,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean htmx,
            Model model) {
        if (!htmx) {
            return "redirect:/activations/" + activation;
        }
        fill(activation, actor, model);
        return "provisioning/activation :: checklist";
    }

    @GetMapping("/events")
    SseEmitter events(@PathVariable ActivationId activation, Actor actor) {
        var view = activations.of(activation);
        return live.open("device/" + view.device(), actor.user());
    }

    private void fill(ActivationId activation, Actor actor, Model model) {
        model.addAttribute("activation", activations.of(activation));
        model.addAttribute("mayExcuse", actor.is(Role.SUPPORT, Role.ADMINISTRATOR));
        model.addAttribute("staff", actor.role() != null && actor.role().isStaff());
    }
}
