package muster.assets.web;

import muster.access.Actor;
import org.springframework.ui.Model;

/** Tells a page whether the person may change what it shows. */
final class Staff {

    private Staff() {}

    static void mark(Model model, Actor actor) {
        model.addAttribute("staff", actor.role() != null && actor.role().isStaff());
    }
}
