package muster.provisioning.web;

import java.time.Clock;
import muster.access.Actor;
import muster.access.Role;
import muster.provisioning.Activations;
import muster.shared.ActivationId;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of an activation shows, for whichever handler draws it. */
@Component
class ActivationPage {

    static final String VIEW = "provisioning/activation";

    private final Activations activations;
    private final Clock clock;

    ActivationPage(Activations activations, Clock clock) {
        this.activations = activations;
        this.clock = clock;
    }

    void fill(ActivationId activation, Actor actor, Model model) {
        model.addAttribute("activation", activations.of(activation));
        model.addAttribute("drawnAt", clock.instant());
        model.addAttribute("mayExcuse", actor.is(Role.SUPPORT, Role.ADMINISTRATOR));
        model.addAttribute("staff", actor.role() != null && actor.role().isStaff());
    }
}
