package muster.access.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.People;
import muster.access.PeopleList;
import muster.access.Role;
import muster.shared.Invalid;
import muster.shared.NotFound;
import muster.shared.Outdated;
import muster.shared.Pager;
import muster.shared.Typed;
import muster.shared.UserId;
import muster.shared.web.Layout;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Who has an account: list, invite, change. */
@Controller
@Allow(Role.ADMINISTRATOR)
@RequestMapping("/users")
class UserController {

    private static final int PAGE = 50;

    private final People people;
    private final PeopleList list;
    private final UserPage page;
    private final LinkCookie cookie;

    UserController(People people, PeopleList list, UserPage page, LinkCookie cookie) {
        this.people = people;
        this.list = list;
        this.page = page;
        this.cookie = cookie;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, Model model) {
        var words = Typed.storable(Typed.line(q));
        var at = Math.clamp(page, 1, 100_000);
        var found = list.page(words, at, PAGE);
        var address = UriComponentsBuilder.fromPath("/users");
        if (!words.isEmpty()) {
            address.queryParam("q", "{q}");
        }
        model.addAttribute("q", words);
        model.addAttribute("people", found.rows());
        model.addAttribute(
                "pager",
                new Pager(
                        at,
                        PAGE,
                        found.total(),
                        address.encode().buildAndExpand(words).toUriString()));
        return "access/users";
    }

    @GetMapping("/new")
    String start(Model model) {
        model.addAttribute("form", UserForm.empty());
        return page.invitation(model);
    }

    @PostMapping
    String invite(
            @Valid @ModelAttribute("form") UserForm form,
            BindingResult errors,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        if (!errors.hasErrors()) {
            try {
                var invited = people.invite(form.name(), form.email(), form.chosenRole(), form.organisation(), actor);
                response.addHeader(HttpHeaders.SET_COOKIE, cookie.holding(invited.user(), invited.link()));
                return "redirect:/users/" + invited.user();
            } catch (Invalid wrong) {
                errors.rejectValue(wrong.field(), wrong.key());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page.invitation(model);
    }

    @GetMapping("/{user}")
    String look(
            @PathVariable UserId user,
            @CookieValue(name = LinkCookie.NAME, required = false) @Nullable String token,
            Actor actor,
            HttpServletResponse response,
            Model model) {
        var person = list.find(user).orElseThrow(NotFound::new);
        if (token != null) {
            people.linkOf(user, token).ifPresent(link -> model.addAttribute("link", link));
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.gone(user));
        }
        model.addAttribute("form", UserForm.of(person));
        return page.person(model, person, actor);
    }

    @PostMapping("/{user}")
    String change(
            @PathVariable UserId user,
            @Valid @ModelAttribute("form") UserForm form,
            BindingResult errors,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var person = list.find(user).orElseThrow(NotFound::new);
        if (!errors.hasErrors()) {
            try {
                people.change(user, form.name(), form.chosenRole(), form.organisation(), form.seen(), actor);
                redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("access.user.saved", form.name()));
                return "redirect:/users/" + user;
            } catch (Invalid wrong) {
                errors.rejectValue(wrong.field(), wrong.key());
            } catch (Outdated | OptimisticLockingFailureException meanwhile) {
                response.setStatus(HttpStatus.CONFLICT.value());
                return page.conflict(model, user, form, actor);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page.person(model, person, actor);
    }
}
