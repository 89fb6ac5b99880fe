package muster.access.web;

import jakarta.servlet.http.HttpSession;
import muster.access.AllowAnyone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page. The form itself is answered by Spring Security. */
@Controller
@AllowAnyone
class SignInController {

    @GetMapping("/sign-in")
    String form(
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String out,
            HttpSession session,
            Model model) {
        model.addAttribute("failed", failed != null);
        model.addAttribute("out", out != null);
        model.addAttribute("email", session.getAttribute(SignInOutcome.EMAIL));
        return "access/sign-in";
    }
}
