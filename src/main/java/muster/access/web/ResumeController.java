package muster.access.web;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import muster.access.AllowSignedIn;
import muster.shared.web.Layout;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody typed before having to sign in again: look at it, send it, or drop it. */
@Controller
@AllowSignedIn
class ResumeController {

    private final FieldLabels labels;

    ResumeController(FieldLabels labels) {
        this.labels = labels;
    }

    /** What was typed into one field. */
    record Line(String label, List<String> values) {}

    @GetMapping("/resume")
    String resume(@RequestParam Map<String, String> query, HttpSession session, Locale locale, Model model) {
        model.addAttribute("lost", query.containsKey(SessionEnded.LOST));
        var form = InterruptedForm.in(session);
        if (form != null) {
            model.addAttribute("path", form.path());
            model.addAttribute("fields", form.fields());
            model.addAttribute(
                    "typed",
                    form.typed().entrySet().stream()
                            .map(field -> new Line(labels.of(form.path(), field.getKey(), locale), field.getValue()))
                            .toList());
        }
        return "access/resume";
    }

    @PostMapping("/resume/discard")
    String discard(HttpSession session, RedirectAttributes redirect) {
        InterruptedForm.forget(session);
        redirect.addFlashAttribute(Layout.Notice.ATTRIBUTE, Layout.Notice.of("access.resume.discarded"));
        return "redirect:/";
    }
}
