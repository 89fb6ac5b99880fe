package muster.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.access.AllowAnyone;
import muster.access.SampleAccounts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page. The form itself is answered by Spring Security. */
@Controller
@AllowAnyone
class SignInController {

    private final Optional<SampleAccounts> samples;
    private final InterruptedForms forms;

    SignInController(Optional<SampleAccounts> samples, InterruptedForms forms) {
        this.samples = samples;
        this.forms = forms;
    }

    @GetMapping("/sign-in")
    String form(@RequestParam Map<String, String> query, HttpServletRequest request, Model model) {
        forms.begin(request);
        var session = request.getSession();
        boolean failed = query.containsKey("failed");
        var closed = failed ? session.getAttribute(SignInOutcome.CLOSED) : null;
        session.removeAttribute(SignInOutcome.CLOSED);
        model.addAttribute("failed", failed && closed == null);
        model.addAttribute("closed", closed);
        model.addAttribute("out", query.containsKey("out"));
        model.addAttribute("lost", query.containsKey(SessionEnded.LOST));
        model.addAttribute("again", query.containsKey("again"));
        model.addAttribute("welcome", query.containsKey("welcome"));
        model.addAttribute("then", LocalPath.orHome(query.get("then")));
        model.addAttribute("email", session.getAttribute(SignInOutcome.EMAIL));
        model.addAttribute("samples", samples.map(SampleAccounts::all).orElse(List.of()));
        return "access/sign-in";
    }
}
