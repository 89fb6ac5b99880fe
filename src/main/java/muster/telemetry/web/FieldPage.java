package muster.telemetry.web;

import java.util.List;
import muster.access.Actor;
import muster.access.Role;
import muster.catalog.DeviceModels;
import muster.shared.Invalid;
import muster.shared.LastChanges;
import muster.shared.web.Conflict;
import muster.telemetry.inbox.Candidate;
import muster.telemetry.inbox.Inbox;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/** Fills the page of one unknown field. */
@Component
class FieldPage {

    private final Inbox inbox;
    private final DeviceModels models;
    private final MessageSource messages;
    private final LastChanges changes;

    FieldPage(Inbox inbox, DeviceModels models, MessageSource messages, LastChanges changes) {
        this.inbox = inbox;
        this.models = models;
        this.messages = messages;
        this.changes = changes;
    }

    /** One line of a list to choose from. */
    public record Choice(String value, String text) {}

    /** @param seen the version that the person decides on */
    String fill(Inbox.View view, CandidateForm form, int seen, Actor actor, Model model) {
        model.addAttribute("view", view);
        model.addAttribute("form", form);
        model.addAttribute("seen", seen);
        model.addAttribute("decides", actor.is(Role.OPERATIONS, Role.ADMINISTRATOR));
        model.addAttribute("quantities", choices());
        return "telemetry/field";
    }

    /** The dry run of what is typed; what cannot be is said at its field. */
    void attempt(Inbox.View view, CandidateForm form, BindingResult errors, Model model) {
        try {
            model.addAttribute("trial", inbox.trial(view, form.candidate()));
        } catch (Invalid wrong) {
            reject(errors, wrong);
        }
    }

    static void reject(BindingResult errors, Invalid wrong) {
        errors.rejectValue(wrong.field(), wrong.key(), wrong.arguments(), null);
    }

    /** Somebody decided meanwhile: what is saved beside what was typed. */
    void conflict(Inbox.View view, CandidateForm form, Model model) {
        var typed = form.candidate();
        var saved = view.isDecided() ? inbox.start(view) : new Candidate("", "", "", "", "", "", "");
        model.addAttribute(
                "conflict",
                new Conflict.Rows()
                        .compare("quantity", "telemetry.inbox.quantity", saved.quantity(), typed.quantity(), this::name)
                        .compare("channel", "telemetry.inbox.channel", saved.channel(), typed.channel())
                        .compare("unit", "telemetry.inbox.unit", saved.unit(), typed.unit())
                        .compare("scale", "telemetry.inbox.scale", saved.scale(), typed.scale())
                        .compare("shift", "telemetry.inbox.shift", saved.shift(), typed.shift())
                        .compare("words", "telemetry.inbox.words", saved.words(), typed.words())
                        .compare("firmware", "telemetry.inbox.firmware", saved.firmware(), typed.firmware())
                        .savedBy(changes.of(view.field().id())));
    }

    private List<Choice> choices() {
        return models.dictionary().all().stream()
                .map(quantity -> new Choice(quantity.name(), name(quantity.name())))
                .toList();
    }

    private String name(String quantity) {
        return String.valueOf(
                messages.getMessage("catalog.quantity." + quantity, null, quantity, LocaleContextHolder.getLocale()));
    }
}
