package muster.portals.web;

import static muster.access.Role.INSTALLER;

import jakarta.servlet.http.HttpServletResponse;
import muster.access.Actor;
import muster.portals.DevicePage;
import muster.portals.DeviceStory;
import muster.registry.Reservations;
import muster.shared.DeviceId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the page of a device together, also when a form on it was filled in wrongly. */
@Component
class ShownDevice {

    private final DevicePage page;
    private final DeviceStory story;
    private final Reservations reservations;

    ShownDevice(DevicePage page, DeviceStory story, Reservations reservations) {
        this.page = page;
        this.story = story;
        this.reservations = reservations;
    }

    String page(DeviceId device, Actor actor, Model model) {
        var view = page.of(device, actor);
        boolean staff = !actor.is(INSTALLER);
        model.addAttribute("view", view);
        model.addAttribute("lifecycle", view.lifecycle());
        model.addAttribute("staff", staff);
        if (staff) {
            model.addAttribute("story", story.of(device, Long.MAX_VALUE));
            model.addAttribute(
                    "reservedFor",
                    reservations.nameOf(view.device().reservedFor()).orElse(null));
        }
        return "portals/device";
    }

    /**
     * The page once more, with what was typed and the sentence at its field.
     *
     * @param at which of several forms of one kind it was
     */
    String again(DeviceId device, Object at, Actor actor, Model model, HttpServletResponse response) {
        model.addAttribute("typedAt", at.toString());
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(device, actor, model);
    }
}
