package muster.provisioning.web;

import jakarta.validation.Valid;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.NeverKept;
import muster.access.Role;
import muster.provisioning.ClaimPage;
import muster.provisioning.Claims;
import muster.provisioning.Guesses;
import muster.provisioning.NotClaimable;
import muster.provisioning.Problem;
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

/** Behind the label's link: looking changes nothing, one POST claims. Either way a wrong code counts as a guess. */
@Controller
@RequestMapping("/a/{claimCode}")
@NeverKept
@Allow({Role.INSTALLER, Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
class ClaimController {

    private final Claims claims;
    private final Guesses guesses;

    ClaimController(Claims claims, Guesses guesses) {
        this.claims = claims;
        this.guesses = guesses;
    }

    @GetMapping
    ModelAndView look(@PathVariable String claimCode, Actor actor) {
        guesses.check(actor);
        return draw(claimCode, new ClaimForm(null, Id.fresh().toString()), actor, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView claim(
            @PathVariable String claimCode,
            @Valid @ModelAttribute("form") ClaimForm form,
            BindingResult binding,
            Actor actor,
            RedirectAttributes redirect) {
        guesses.check(actor);
        var chosen = form.chosen();
        if (binding.hasErrors() || chosen.isEmpty()) {
            return draw(claimCode, form, actor, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            var activation =
                    claims.claim(claimCode, chosen.get().job(), chosen.get().position(), form.keyOrNew(), actor);
            redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("provisioning.claim.done"));
            return new ModelAndView("redirect:/activations/" + activation);
        } catch (NotClaimable refused) {
            return closed(refused.page(), actor);
        }
    }

    private ModelAndView draw(String code, ClaimForm form, Actor actor, HttpStatus status) {
        return switch (claims.look(code, actor)) {
            case ClaimPage.Claimed claimed -> new ModelAndView("redirect:/activations/" + claimed.activation());
            case ClaimPage.Closed closed -> closed(closed, actor);
            case ClaimPage.Ready ready -> {
                var drawn = new ModelAndView("provisioning/claim", status);
                drawn.addObject("page", ready);
                drawn.addObject("form", form);
                drawn.addObject("missing", status == HttpStatus.UNPROCESSABLE_CONTENT);
                yield drawn;
            }
        };
    }

    private ModelAndView closed(ClaimPage.Closed page, Actor actor) {
        if (page.problem() == Problem.UNKNOWN_CODE) {
            guesses.missed(actor);
        }
        var drawn = new ModelAndView("provisioning/closed", HttpStatus.CONFLICT);
        drawn.addObject("page", page);
        return drawn;
    }
}
