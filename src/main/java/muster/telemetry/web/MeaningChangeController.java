package muster.telemetry.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import muster.access.Actor;
import muster.access.Allow;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.OneLine;
import muster.shared.Refused;
import muster.shared.Typed;
import muster.shared.web.Layout.Notice;
import muster.telemetry.inbox.MeaningChangeList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Fields that mean something else since a firmware changed. */
@Controller
@RequestMapping("/inbox/changes")
class MeaningChangeController {

    private final MeaningChangeList changes;

    MeaningChangeController(MeaningChangeList changes) {
        this.changes = changes;
    }

    @GetMapping
    @Allow({SUPPORT, OPERATIONS, ADMINISTRATOR})
    String list(Actor actor, Model model) {
        model.addAttribute("rows", changes.open());
        model.addAttribute("decides", actor.is(OPERATIONS, ADMINISTRATOR));
        return "telemetry/changes";
    }

    @PostMapping("/closings")
    @Allow({OPERATIONS, ADMINISTRATOR})
    String close(
            @RequestParam(required = false) @Nullable String device,
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Nullable String note,
            Actor actor,
            RedirectAttributes redirect) {
        var words = OneLine.of(Typed.line(note), 500);
        if (words.isEmpty()) {
            throw new Refused("telemetry.changes.note-missing");
        }
        changes.close(DeviceId.of(Typed.line(device)), moment(Typed.line(at)), words, actor);
        redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of("telemetry.changes.closed"));
        return "redirect:/inbox/changes";
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException none) {
            throw new NotFound(none);
        }
    }
}
