package muster.registry.web;

import jakarta.servlet.http.HttpServletResponse;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.Role;
import muster.registry.Device;
import muster.registry.Registry;
import muster.registry.Reservations;
import muster.registry.web.RegistrationController.Choice;
import muster.shared.DeviceId;
import muster.shared.Invalid;
import muster.shared.NotFound;
import muster.shared.OrganisationId;
import muster.shared.web.Layout.Notice;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** For which customer a device is kept, as long as it is nowhere. */
@Controller
@RequestMapping("/devices/{device}/reservations")
@Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
class ReservationController {

    private final Registry registry;
    private final Reservations reservations;

    ReservationController(Registry registry, Reservations reservations) {
        this.registry = registry;
        this.reservations = reservations;
    }

    /** The customer's id as it was chosen; empty for anybody. */
    record ReservationForm(@Nullable String customer) {

        static ReservationForm of(Device device) {
            return new ReservationForm(
                    device.reservedFor() == null ? "" : device.reservedFor().toString());
        }

        @Nullable
        OrganisationId chosen() {
            try {
                return customer == null || customer.isBlank() ? null : OrganisationId.of(customer.strip());
            } catch (NotFound noId) {
                throw new Invalid("customer", "registry.form.customer-unknown");
            }
        }
    }

    @GetMapping
    String ask(@PathVariable("device") DeviceId id, Model model) {
        var device = registry.get(id);
        model.addAttribute("form", ReservationForm.of(device));
        return page(device, model);
    }

    @PostMapping
    String change(
            @PathVariable("device") DeviceId id,
            @ModelAttribute("form") ReservationForm form,
            BindingResult errors,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            reservations.change(id, form.chosen(), actor);
        } catch (Invalid wrong) {
            errors.rejectValue(wrong.field(), wrong.key());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(registry.get(id), model);
        }
        redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of("registry.reservation.saved"));
        return "redirect:/devices/" + id;
    }

    private String page(Device device, Model model) {
        model.addAttribute("device", device);
        model.addAttribute("customers", Choice.ofCustomers(reservations));
        return "registry/reservation";
    }
}
