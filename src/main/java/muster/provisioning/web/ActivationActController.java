package muster.provisioning.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.Role;
import muster.provisioning.Activations;
import muster.provisioning.Releases;
import muster.shared.ActivationId;
import muster.shared.Refused;
import muster.shared.web.Layout;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person can do about an activation; each act leads back to its page. */
@Controller
@RequestMapping("/activations/{activation}")
@Allow({Role.INSTALLER, Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
class ActivationActController {

    private final Activations activations;
    private final Releases releases;
    private final ActivationPage page;

    ActivationActController(Activations activations, Releases releases, ActivationPage page) {
        this.activations = activations;
        this.releases = releases;
        this.page = page;
    }

    @GetMapping({"/commands", "/confirmations", "/undoings", "/exceptions", "/releases"})
    String toThePage(@PathVariable ActivationId activation) {
        return "redirect:/activations/" + activations.of(activation).id();
    }

    @PostMapping("/commands")
    String showYourself(@PathVariable ActivationId activation, Actor actor, RedirectAttributes redirect) {
        activations.identify(activation, actor);
        return back(activation, redirect, "provisioning.identify.asked");
    }

    @PostMapping("/confirmations")
    String seen(@PathVariable ActivationId activation, Actor actor, RedirectAttributes redirect) {
        activations.seen(activation, actor);
        return back(activation, redirect, "provisioning.identify.thanks");
    }

    @PostMapping("/undoings")
    String undo(@PathVariable ActivationId activation, Actor actor, RedirectAttributes redirect) {
        releases.undo(activation, actor);
        return back(activation, redirect, "provisioning.undo.done");
    }

    @PostMapping("/releases")
    @Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
    String release(
            @PathVariable ActivationId activation,
            @Valid @ModelAttribute("release") ReasonForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (errors.hasErrors()) {
            return again(activation, actor, model, response);
        }
        releases.release(activation, form.reason(), actor);
        return back(activation, redirect, "provisioning.release.done");
    }

    @PostMapping("/exceptions")
    @Allow({Role.SUPPORT, Role.ADMINISTRATOR})
    String letPass(
            @PathVariable ActivationId activation,
            @Valid @ModelAttribute("pass") PassForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (errors.hasErrors()) {
            return again(activation, actor, model, response);
        }
        var check = form.check().orElseThrow(() -> new Refused("provisioning.pass.no-such-line"));
        activations.letPass(activation, check, form.reason(), actor);
        return back(activation, redirect, "provisioning.pass.done");
    }

    /** The page once more, with what was typed and the sentence at its field. */
    private String again(ActivationId activation, Actor actor, Model model, HttpServletResponse response) {
        page.fill(activation, actor, model);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return ActivationPage.VIEW;
    }

    private static String back(ActivationId activation, RedirectAttributes redirect, String message) {
        redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of(message));
        return "redirect:/activations/" + activation;
    }
}
