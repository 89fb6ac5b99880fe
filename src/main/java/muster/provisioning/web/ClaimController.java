package muster.provisioning.web;

import jakarta.validation.Valid;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.Role;
import muster.provisioning.ClaimPage;
import muster.provisioning.Claims;
import muster.shared.Id;
import muster.shared.web.Layout;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Behind the label's link: looking changes nothing, one POST claims. */
@Controller
@RequestMapping("/a/{claimCode}")
@Allow({Role.INSTALLER, Role.SUPPORT, Role.OPERATIONS})
class ClaimController {

    private final Claims claims;
    private final GuessGuard guard;

    ClaimController(Claims claims, GuessGuard guard) {
        this.claims = claims;
        this.guard = guard;
    }

    @GetMapping
    ModelAndView look(@PathVariable String claimCode, Actor actor) {
        return draw(claimCode, new ClaimForm(null, Id.fresh().toString()), actor, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView claim(
            @PathVariable String claimCode,
            @Valid @ModelAttribute("form") ClaimForm form,
            BindingResult binding,
            Actor actor,
            RedirectAttributes redirect) {
        var chosen = form.chosen();
        if (binding.hasErrors() || chosen.isEmpty()) {
            return draw(claimCode, form, actor, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        guard.check(actor);
        var activation =
                claims.claim(claimCode, chosen.get().job(), chosen.get().position(), form.keyOrNew(), actor);
        redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("provisioning.claim.done"));
        return new ModelAndView("redirect:/activations/" + activation);
    }

    private ModelAndView draw(String code, ClaimForm form, Actor actor, HttpStatus status) {
        guard.check(actor);
        var page = claims.look(code, actor);
        guard.looked(page, actor);
        return switch (page) {
            case ClaimPage.Claimed claimed -> new ModelAndView("redirect:/activations/" + claimed.activation());
            case ClaimPage.Closed closed -> {
                var drawn = new ModelAndView("provisioning/closed", HttpStatus.CONFLICT);
                drawn.addObject("page", closed);
                yield drawn;
            }
            case ClaimPage.Ready ready -> {
                var drawn = new ModelAndView("provisioning/claim", status);
                drawn.addObject("page", ready);
                drawn.addObject("form", form);
                drawn.addObject("missing", status == HttpStatus.UNPROCESSABLE_CONTENT);
                yield drawn;
            }
        };
    }
}
