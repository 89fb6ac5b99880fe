package muster.portals.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.CUSTOMER;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import muster.access.Actor;
import muster.access.Allow;
import muster.portals.Search;
import muster.portals.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search box of every page leads here. */
@Controller
@Allow({SUPPORT, OPERATIONS, ADMINISTRATOR, CUSTOMER})
class SearchController {

    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    @GetMapping("/search")
    String search(@RequestParam(required = false) @Nullable String q, Actor actor, Model model) {
        var words = Words.of(q);
        model.addAttribute("words", words.plain());
        model.addAttribute("staff", !actor.is(CUSTOMER));
        if (words.isEmpty()) {
            return "portals/search";
        }
        var found = search.find(words);
        if (!actor.is(CUSTOMER) && (found.isNothing() || found.near())) {
            var device = search.byCode(words, actor);
            if (device.isPresent()) {
                return "redirect:/devices/" + device.get().id();
            }
        }
        model.addAttribute("found", found);
        return "portals/search";
    }
}
