package muster.telemetry.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.OPERATIONS;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import muster.access.Actor;
import muster.access.Allow;
import muster.shared.Invalid;
import muster.shared.Outdated;
import muster.shared.web.Layout.Notice;
import muster.telemetry.inbox.Decisions;
import muster.telemetry.inbox.Inbox;
import muster.telemetry.lessons.FieldId;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What operations decide about an unknown field. */
@Controller
@Allow({OPERATIONS, ADMINISTRATOR})
class FieldDecisionController {

    private final Decisions decisions;
    private final Inbox inbox;
    private final FieldPage page;

    FieldDecisionController(Decisions decisions, Inbox inbox, FieldPage page) {
        this.decisions = decisions;
        this.inbox = inbox;
        this.page = page;
    }

    @PostMapping("/inbox/{field}/decisions")
    String decide(
            @PathVariable FieldId field,
            @Valid @ModelAttribute("form") CandidateForm form,
            BindingResult errors,
            Actor actor,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var view = inbox.field(field);
        if (form.because().isEmpty()) {
            errors.rejectValue("reason", "telemetry.inbox.reason-missing");
        }
        if (!errors.hasErrors()) {
            try {
                redirect.addFlashAttribute(
                        Notice.ATTRIBUTE,
                        Notice.of(take(field, form, actor), view.field().path()));
                return "redirect:/inbox/" + field;
            } catch (Invalid wrong) {
                FieldPage.reject(errors, wrong);
            } catch (Outdated | OptimisticLockingFailureException meanwhile) {
                response.setStatus(HttpStatus.CONFLICT.value());
                var newest = inbox.field(field);
                page.conflict(newest, form, model);
                return page.fill(newest, form, newest.version(), actor, model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        if (form.is("accept")) {
            page.attempt(view, form, errors, model);
        }
        return page.fill(view, form, form.seen(), actor, model);
    }

    /** The key of the sentence that says what was done. */
    private String take(FieldId field, CandidateForm form, Actor actor) {
        if (form.is("ignore")) {
            decisions.ignore(field, form.candidate(), form.because(), form.seen(), actor);
            return "telemetry.inbox.done-ignored";
        }
        if (form.is("withdraw")) {
            decisions.withdraw(field, form.because(), form.seen(), actor);
            return "telemetry.inbox.done-withdrawn";
        }
        decisions.accept(field, form.candidate(), form.because(), form.seen(), actor);
        return "telemetry.inbox.done-accepted";
    }
}
