package muster.access.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import muster.access.AllowAnyone;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Draws what was refused before any page could be asked: a forbidden door, a body too large. */
@Controller
@AllowAnyone
class FaultController implements ErrorController {

    /** Marks a form without a valid token; names the page to open anew. */
    static final String TOO_OLD = "muster.form-too-old";

    @RequestMapping("/error")
    ModelAndView draw(HttpServletRequest request, HttpServletResponse response) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer known ? HttpStatusCode.valueOf(known) : HttpStatus.NOT_FOUND;
        boolean fragment = request.getHeader("HX-Request") != null && request.getHeader("HX-Boosted") == null;
        if (fragment) {
            response.setHeader("HX-Reswap", "none");
        }
        var model = new HashMap<String, Object>(
                Map.of("status", status.value(), "message", keyOf(status.value()), "args", List.of(), "tone", "bad"));
        if (request.getAttribute(TOO_OLD) instanceof String page) {
            model.putAll(Map.of("message", "access.error.too-old", "href", page, "action", "access.error.open-anew"));
        }
        return new ModelAndView(fragment ? "shared/notice :: oob" : "shared/error", model, status);
    }

    private static String keyOf(int status) {
        return switch (status) {
            case 403 -> "access.error.403";
            case 404 -> "shared.error.404";
            case 405 -> "shared.error.405";
            case 413 -> "shared.error.413";
            case 415 -> "shared.error.415";
            default -> status < 500 ? "shared.error.400" : "access.error.500";
        };
    }
}
