package muster.access.web;

import jakarta.servlet.http.HttpServletResponse;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.People;
import muster.access.Role;
import muster.shared.UserId;
import muster.shared.web.Layout;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets a person in or not: disable, enable, hand out a new one-time link. */
@Controller
@Allow(Role.ADMINISTRATOR)
@RequestMapping("/users/{user}")
class UserStateController {

    private final People people;
    private final LinkCookie cookie;

    UserStateController(People people, LinkCookie cookie) {
        this.people = people;
        this.cookie = cookie;
    }

    @PostMapping("/disabling")
    String disable(@PathVariable UserId user, Actor actor, RedirectAttributes redirect) {
        people.disable(user, actor);
        redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("access.user.now-disabled"));
        return "redirect:/users/" + user;
    }

    @PostMapping("/enabling")
    String enable(@PathVariable UserId user, Actor actor, RedirectAttributes redirect) {
        people.enable(user, actor);
        redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("access.user.now-enabled"));
        return "redirect:/users/" + user;
    }

    @PostMapping("/links")
    String link(@PathVariable UserId user, Actor actor, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.holding(user, people.newLink(user, actor)));
        return "redirect:/users/" + user;
    }
}
