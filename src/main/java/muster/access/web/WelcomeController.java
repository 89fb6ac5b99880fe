package muster.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import muster.access.AllowAnyone;
import muster.access.Welcome;
import muster.shared.Invalid;
import muster.shared.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One-time links: the first administrator and people invited choose their password. Looking changes nothing. */
@Controller
@AllowAnyone
@RequestMapping("/welcome/{token}")
class WelcomeController {

    private final Welcome welcome;

    WelcomeController(Welcome welcome) {
        this.welcome = welcome;
    }

    /** The token stands in the address; it must not travel on in a referrer, nor stay in a cache. */
    @ModelAttribute
    void keepToOurselves(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    @GetMapping
    String look(@PathVariable String token, HttpServletResponse response, Model model) {
        var guest = welcome.guestOf(token);
        if (guest.isEmpty()) {
            return gone(response);
        }
        var form = new WelcomeForm(
                Typed.line(guest.get().name()), Typed.line(guest.get().email()), "");
        model.addAttribute("form", form).addAttribute("guest", guest.get());
        return "access/welcome";
    }

    @PostMapping
    String enter(
            @PathVariable String token,
            @Valid @ModelAttribute("form") WelcomeForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var guest = welcome.guestOf(token);
        if (guest.isEmpty()) {
            return gone(response);
        }
        if (guest.get().isFirst()) {
            form.refuseIncomplete(errors);
        }
        if (!errors.hasErrors()) {
            try {
                var address = welcome.enter(token, form.name(), form.email(), form.password(), request.getRemoteAddr());
                return address.isEmpty() ? gone(response) : goOn(request, address.get());
            } catch (Invalid flaw) {
                errors.rejectValue(flaw.field(), flaw.key(), flaw.arguments(), null);
            }
        }
        model.addAttribute("guest", guest.get());
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "access/welcome";
    }

    private static String goOn(HttpServletRequest request, @Nullable String address) {
        request.getSession().setAttribute(SignInOutcome.EMAIL, address);
        return "redirect:/sign-in?welcome";
    }

    private static String gone(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "access/welcome-gone";
    }
}
