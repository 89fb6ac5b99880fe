package muster.registry.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.Role;
import muster.catalog.DeviceModels;
import muster.registry.RegistrationPlan;
import muster.registry.RegistrationRefused;
import muster.registry.Registry;
import muster.registry.Reservations;
import muster.shared.Typed;
import muster.shared.web.Layout.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts devices in the registry: form, questions, result. */
@Controller
@Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
class RegistrationController {

    private static final String FORM = "registry/register";

    private final Registry registry;
    private final DeviceModels models;
    private final Reservations reservations;
    private final HandoverCookie cookie;
    private final Clock clock;

    RegistrationController(
            Registry registry, DeviceModels models, Reservations reservations, HandoverCookie cookie, Clock clock) {
        this.registry = registry;
        this.models = models;
        this.reservations = reservations;
        this.cookie = cookie;
        this.clock = clock;
    }

    /** Something to choose from: a model in one hardware revision, or a customer. */
    record Choice(String value, String text) {

        static List<Choice> ofCustomers(Reservations reservations) {
            return reservations.customers().stream()
                    .map(customer -> new Choice(customer.id().toString(), customer.name()))
                    .toList();
        }
    }

    @ModelAttribute("products")
    List<Choice> products() {
        return models.all().stream()
                .flatMap(model -> model.hardware().stream()
                        .map(revision -> new Choice(model.key() + " " + revision, model.name() + " · " + revision)))
                .toList();
    }

    @ModelAttribute("customers")
    List<Choice> customers() {
        return Choice.ofCustomers(reservations);
    }

    /** The empty form, or the form for a device that was heard somewhere. */
    @GetMapping("/devices/new")
    String form(
            @RequestParam(name = "model", required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String serial,
            Model model) {
        model.addAttribute(
                "registrationForm",
                RegistrationForm.about(productOf(Typed.line(product)), Typed.storable(Typed.line(serial)), today()));
        return FORM;
    }

    /** The newest hardware of a model; the person looks at it before anything is registered. */
    private String productOf(String model) {
        return models.all().stream()
                .filter(known -> known.key().toString().equals(model))
                .findFirst()
                .map(known -> known.key() + " " + known.hardware().getLast())
                .orElse("");
    }

    /** The address of a registration that was refused, opened by hand, leads to its form. */
    @GetMapping("/batches")
    String toTheForm() {
        return "redirect:/devices/new";
    }

    @PostMapping("/batches")
    String register(
            @ModelAttribute("registrationForm") RegistrationForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var wish = form.wish(errors, today());
        if (errors.hasErrors()) {
            return again(registry.check(wish, actor), errors, model, response);
        }
        try {
            var handover = registry.register(wish, actor);
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.holding(handover));
            redirect.addFlashAttribute(
                    Notice.ATTRIBUTE,
                    Notice.of("registry.batch.registered", handover.batch().size()));
            return "redirect:/batches/" + handover.batch().id();
        } catch (RegistrationRefused refused) {
            return again(refused.plan(), errors, model, response);
        } catch (DuplicateKeyException somebodyWasFaster) {
            return again(registry.check(wish, actor), errors, model, response);
        }
    }

    private static String again(
            RegistrationPlan plan, BindingResult errors, Model model, HttpServletResponse response) {
        tell(plan, errors);
        model.addAttribute("plan", plan);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return FORM;
    }

    /** Where the form itself found something, no more is said of that field. */
    private static void tell(RegistrationPlan plan, BindingResult errors) {
        var said = errors.getFieldErrors().stream().map(FieldError::getField).collect(Collectors.toSet());
        if (said.contains("start") || said.contains("count")) {
            said.add("pattern");
        }
        for (var flaw : plan.flaws()) {
            var field = fieldOf(flaw.field(), errors);
            if (!said.contains(field)) {
                errors.rejectValue(field, flaw.key(), flaw.arguments().toArray(), null);
            }
        }
        if (plan.flaws().isEmpty() && !plan.near().isEmpty()) {
            errors.rejectValue("accepted", "registry.near.ask");
        }
    }

    private static String fieldOf(String field, BindingResult errors) {
        return switch (field) {
            case "model", "hardware" -> "product";
            case "serials" -> RegistrationForm.PATTERN.equals(errors.getFieldValue("source")) ? "pattern" : "serials";
            default -> field;
        };
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
