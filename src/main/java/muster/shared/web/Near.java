package muster.shared.web;

import java.util.List;
import org.springframework.ui.Model;
import org.springframework.validation.Errors;

/** Asks before a second name like an existing one is saved. The answer holds for the names shown, and no others. */
public final class Near {

    private Near() {}

    public static void ask(List<String> near, String sure, Errors errors, Model model) {
        var shown = String.join("\n", near);
        if (near.isEmpty() || shown.equals(sure.replace("\r", ""))) {
            return;
        }
        errors.rejectValue("name", "shared.near.error");
        model.addAttribute("near", near);
        model.addAttribute("nearShown", shown);
    }
}
