package muster.telemetry.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;
import muster.access.Actor;
import muster.access.Allow;
import muster.shared.DeviceId;
import muster.shared.LastChanges.LastChange;
import muster.shared.NotFound;
import muster.shared.OneLine;
import muster.shared.Outdated;
import muster.shared.Refused;
import muster.shared.Typed;
import muster.shared.web.Conflict;
import muster.shared.web.Layout.Notice;
import muster.telemetry.inbox.MeaningChangeClosings;
import muster.telemetry.inbox.MeaningChangeList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Fields that mean something else since a firmware changed. */
@Controller
@RequestMapping("/inbox/changes")
class MeaningChangeController {

    private final MeaningChangeList changes;
    private final MeaningChangeClosings closings;

    MeaningChangeController(MeaningChangeList changes, MeaningChangeClosings closings) {
        this.changes = changes;
        this.closings = closings;
    }

    /**
     * What came of a change, as typed.
     *
     * @param seen when it was closed, as the person saw it; empty while it was open
     */
    record ClosingForm(
            @Nullable String device,
            @Nullable String at,
            @Nullable String note,
            @Nullable String seen) {

        DeviceId deviceId() {
            return DeviceId.of(Typed.line(device));
        }

        Instant changedAt() {
            return moment(Typed.line(at));
        }

        String words() {
            return OneLine.of(Typed.line(note), 500);
        }

        @Nullable
        Instant closedAt() {
            var text = Typed.line(seen);
            return text.isEmpty() ? null : moment(text);
        }

        private static Instant moment(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException none) {
                throw new NotFound(none);
            }
        }
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
            @ModelAttribute("form") ClosingForm form,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        if (form.words().isEmpty()) {
            throw new Refused("telemetry.changes.note-missing");
        }
        try {
            closings.close(form.deviceId(), form.changedAt(), form.words(), form.closedAt(), actor);
        } catch (Outdated meanwhile) {
            var saved = changes.find(form.deviceId(), form.changedAt());
            var closing = saved.closing();
            if (closing == null) {
                throw new NotFound(meanwhile); // a version that never was
            }
            if (!closing.note().equals(form.words())) {
                response.setStatus(HttpStatus.CONFLICT.value());
                return conflict(saved, closing, form, model);
            }
        }
        redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of("telemetry.changes.closed"));
        return "redirect:/inbox/changes";
    }

    /** Somebody closed it meanwhile: the note that is saved beside the one that was typed. */
    private String conflict(
            MeaningChangeList.Row saved, MeaningChangeList.Closing closing, ClosingForm form, Model model) {
        model.addAttribute(
                "rows", Stream.concat(Stream.of(saved), changes.open().stream()).toList());
        model.addAttribute("decides", true);
        model.addAttribute(
                "conflict",
                new Conflict.Rows()
                        .compare("note", "telemetry.changes.note", closing.note(), form.words())
                        .savedBy(Optional.of(new LastChange(closing.by(), closing.at()))));
        return "telemetry/changes";
    }
}
