package muster.lifecycle.web;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.AllowSignedIn;
import muster.access.Role;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleView;
import muster.shared.DeviceId;
import muster.shared.web.Layout.Notice;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.FragmentsRendering;

/** The lifecycle panel, and the moves that people make on it. */
@Controller
@RequestMapping("/devices/{device}")
class TransitionController {

    private static final String PANEL = "lifecycle/panel :: panel";

    private final Lifecycle lifecycle;
    private final MessageSource messages;

    TransitionController(Lifecycle lifecycle, MessageSource messages) {
        this.lifecycle = lifecycle;
        this.messages = messages;
    }

    @HxRequest
    @AllowSignedIn
    @GetMapping("/lifecycle")
    String panel(@PathVariable DeviceId device, Actor actor, Model model) {
        model.addAttribute("lifecycle", lifecycle.of(device, actor));
        return PANEL;
    }

    @AllowSignedIn
    @GetMapping({"/lifecycle", "/transitions"})
    String toTheDevice(@PathVariable DeviceId device, Actor actor) {
        return "redirect:/devices/" + lifecycle.of(device, actor).device();
    }

    @HxRequest
    @Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
    @PostMapping("/transitions")
    View take(
            @PathVariable DeviceId device,
            @ModelAttribute TransitionForm form,
            BindingResult errors,
            Actor actor,
            Locale language,
            HttpServletResponse response) {
        form.check(errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var model = new HashMap<String, Object>(errors.getModel());
            model.put("lifecycle", lifecycle.of(device, actor));
            return FragmentsRendering.fragment(PANEL, model).build();
        }
        var now = move(device, form, actor, language);
        return FragmentsRendering.fragment(PANEL, Map.of("lifecycle", now))
                .fragment("lifecycle/panel :: oob", Map.of("lifecycle", now))
                .fragment("shared/notice :: oob", Map.of("message", "lifecycle.moved." + now.state()))
                .build();
    }

    @Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
    @PostMapping("/transitions")
    String takeWithoutScript(
            @PathVariable DeviceId device,
            @ModelAttribute TransitionForm form,
            BindingResult errors,
            Actor actor,
            Locale language,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        form.check(errors);
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("lifecycle", lifecycle.of(device, actor));
            return "lifecycle/again";
        }
        var now = move(device, form, actor, language);
        redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of("lifecycle.moved." + now.state()));
        return "redirect:/devices/" + device;
    }

    private LifecycleView move(DeviceId device, TransitionForm form, Actor actor, Locale language) {
        var reason = form.because(messages, language);
        return lifecycle.moveByHand(device, form.wanted(), reason, form.version(), actor);
    }
}
