package muster.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import muster.access.Actor;
import muster.access.AllowSignedIn;
import muster.access.Budget;
import muster.access.OpenSessions;
import muster.access.PeopleList;
import muster.access.SignedIn;
import muster.access.Throttle;
import muster.access.TooMany;
import muster.access.Welcome;
import muster.shared.Invalid;
import muster.shared.NotFound;
import muster.shared.web.Layout;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: where one is signed in, and the password. */
@Controller
@AllowSignedIn
@RequestMapping("/me")
class MeController {

    private final Welcome welcome;
    private final OpenSessions sessions;
    private final PeopleList people;
    private final Throttle throttle;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    MeController(Welcome welcome, OpenSessions sessions, PeopleList people, Throttle throttle) {
        this.welcome = welcome;
        this.sessions = sessions;
        this.people = people;
        this.throttle = throttle;
    }

    @GetMapping
    String look(Actor actor, HttpSession session, Model model) {
        model.addAttribute("form", new PasswordForm("", ""));
        return page(actor, session, model);
    }

    @PostMapping("/sign-outs")
    String signOutElsewhere(
            Actor actor,
            HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        goOnAs(welcome.signOutElsewhere(session.getId(), actor), request, response);
        redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("access.me.signed-out"));
        return "redirect:/me";
    }

    @PostMapping("/password")
    String changePassword(
            @Valid @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var session = request.getSession();
        if (!errors.hasErrors()) {
            var attempt = throttle.begin(actor.by(), Budget.of("password:" + actor.user()));
            try {
                var person = welcome.changePassword(form.now(), form.password(), session.getId(), actor);
                throttle.succeeded(attempt);
                goOnAs(person, request, response);
                redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("access.me.password-changed"));
                return "redirect:/me";
            } catch (Invalid wrong) {
                if (wrong.field().equals("now")) {
                    throttle.failed(attempt);
                } else {
                    throttle.succeeded(attempt);
                }
                errors.rejectValue(wrong.field(), wrong.key(), wrong.arguments(), null);
            } catch (TooMany atOnce) {
                throttle.dropped(attempt);
                throw atOnce;
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(actor, session, model);
    }

    private String page(Actor actor, HttpSession session, Model model) {
        model.addAttribute("me", people.find(actor.user()).orElseThrow(NotFound::new));
        model.addAttribute(
                "sessions",
                sessions.of(actor.user()).stream()
                        .map(open -> SessionRow.of(open, session.getId()))
                        .toList());
        return "access/me";
    }

    /** All sessions from before are dead; this one goes on with a fresh beginning. */
    private void goOnAs(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        person.eraseCredentials();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
