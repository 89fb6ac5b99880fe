package muster.telemetry.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import muster.access.Actor;
import muster.access.Allow;
import muster.shared.Pager;
import muster.telemetry.inbox.Inbox;
import muster.telemetry.inbox.InboxFilter;
import muster.telemetry.lessons.FieldId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox: fields that nobody taught Muster, and one of them with what it would become. */
@Controller
@Allow({SUPPORT, OPERATIONS, ADMINISTRATOR})
@RequestMapping("/inbox")
class InboxController {

    private static final int PAGE = 50;

    private final Inbox inbox;
    private final FieldPage page;

    InboxController(Inbox inbox, FieldPage page) {
        this.inbox = inbox;
        this.page = page;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "open") String tab,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String model,
            @RequestParam(name = "page", defaultValue = "1") int number,
            Model shown) {
        var filter = InboxFilter.of(tab, q, model);
        int at = Math.clamp(number, 1, 100_000);
        shown.addAttribute("filter", filter);
        shown.addAttribute("tabs", InboxFilter.Tab.values());
        shown.addAttribute("rows", inbox.rows(filter, PAGE, (at - 1) * PAGE));
        shown.addAttribute("models", inbox.models());
        shown.addAttribute("rereadings", inbox.rereadings());
        shown.addAttribute("pager", new Pager(at, PAGE, inbox.count(filter), filter.address()));
        return "telemetry/inbox";
    }

    /** How far history was read again; what a page asks for every few seconds while it runs. */
    @GetMapping("/rereadings")
    String rereadings(@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model shown) {
        if (htmx == null) {
            return "redirect:/inbox";
        }
        shown.addAttribute("rereadings", inbox.rereadings());
        return "telemetry/inbox-parts :: rereadings";
    }

    @GetMapping("/{field}")
    String look(
            @PathVariable FieldId field,
            @Valid @ModelAttribute("form") CandidateForm typed,
            BindingResult errors,
            Actor actor,
            HttpServletResponse response,
            Model shown) {
        var view = inbox.field(field);
        if (typed.quantity() == null) {
            return page.fill(view, CandidateForm.of(inbox.start(view)), view.version(), actor, shown);
        }
        if (!errors.hasErrors()) {
            page.attempt(view, typed, errors, shown);
        }
        if (errors.hasErrors()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return page.fill(view, typed, view.version(), actor, shown);
    }
}
