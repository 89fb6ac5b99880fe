package muster.portals.web;

import java.util.Objects;
import muster.access.Actor;
import muster.access.AllowSignedIn;
import muster.portals.Overview;
import muster.portals.Sites;
import muster.provisioning.Jobs;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page, by what the person is to the fleet. */
@Controller
@AllowSignedIn
class HomeController {

    private final Jobs jobs;
    private final Overview overview;
    private final Sites sites;

    HomeController(Jobs jobs, Overview overview, Sites sites) {
        this.jobs = jobs;
        this.overview = overview;
        this.sites = sites;
    }

    @GetMapping("/")
    String home(Actor actor, Model model) {
        return switch (Objects.requireNonNull(actor.role())) {
            case INSTALLER -> {
                model.addAttribute("plan", jobs.plan());
                yield "portals/home-installer";
            }
            case CUSTOMER -> {
                model.addAttribute("sites", sites.of(Objects.requireNonNull(actor.organisation())));
                yield "portals/home-customer";
            }
            case SUPPORT, OPERATIONS, ADMINISTRATOR -> {
                model.addAttribute("home", overview.of(actor));
                yield "portals/home";
            }
        };
    }
}
