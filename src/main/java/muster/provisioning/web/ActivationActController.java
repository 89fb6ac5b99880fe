package muster.provisioning.web;

import jakarta.validation.Valid;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.Role;
import muster.provisioning.Activations;
import muster.provisioning.Check;
import muster.shared.ActivationId;
import muster.shared.PlainText;
import muster.shared.Refused;
import muster.shared.web.Layout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person can do about a running activation; each act leads back to its checklist. */
@Controller
@RequestMapping("/activations/{activation}")
@Allow({Role.INSTALLER, Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
class ActivationActController {

    private static final int LONGEST_REASON = 200;

    private final Activations activations;

    ActivationActController(Activations activations) {
        this.activations = activations;
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
        activations.undo(activation, actor);
        return back(activation, redirect, "provisioning.undo.done");
    }

    @PostMapping("/exceptions")
    @Allow({Role.SUPPORT, Role.ADMINISTRATOR})
    String letPass(
            @PathVariable ActivationId activation,
            @Valid @ModelAttribute ExceptionForm form,
            BindingResult binding,
            Actor actor,
            RedirectAttributes redirect) {
        var reason = form.reason() == null ? "" : form.reason().strip();
        if (binding.hasErrors() || form.line() == null || reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refused("provisioning.pass.reason-needed");
        }
        activations.letPass(activation, form.line(), reason, actor);
        return back(activation, redirect, "provisioning.pass.done");
    }

    private static String back(ActivationId activation, RedirectAttributes redirect, String message) {
        redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of(message));
        return "redirect:/activations/" + activation;
    }

    /** Which line, and why. */
    record ExceptionForm(
            @Nullable Check line, @PlainText @Nullable String reason) {}
}
