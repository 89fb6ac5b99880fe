package muster.portals.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.CUSTOMER;
import static muster.access.Role.INSTALLER;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import muster.access.Actor;
import muster.access.Allow;
import muster.portals.AssetPage;
import muster.portals.PlotForm;
import muster.shared.AssetId;
import muster.shared.Invalid;
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

/** One asset: its positions with what they measure now, and a picture of one series of them. */
@Controller
@RequestMapping("/assets/{asset}")
@Allow({CUSTOMER, INSTALLER, SUPPORT, OPERATIONS, ADMINISTRATOR})
class AssetPageController {

    private static final String PICTURE = "portals-asset-picture";

    private final AssetPage page;

    AssetPageController(AssetPage page) {
        this.page = page;
    }

    @GetMapping
    String page(
            @PathVariable AssetId asset,
            @ModelAttribute("form") PlotForm form,
            BindingResult errors,
            Actor actor,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var about = page.of(asset, form, actor, locale);
        model.addAttribute("about", about);
        tell(about.drawn().wrong(), errors, response);
        return "portals/asset";
    }

    @HxRequest
    @GetMapping
    String plot(
            @PathVariable AssetId asset,
            @ModelAttribute("form") PlotForm form,
            BindingResult errors,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            Actor actor,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var drawn = page.plot(asset, form, actor, locale);
        model.addAttribute("drawn", drawn);
        tell(drawn.wrong(), errors, response);
        if (errors.hasErrors() && PICTURE.equals(target)) {
            response.setHeader("HX-Reswap", "none"); // the picture itself asked, and none is in the answer
        }
        return "portals/asset-plot :: plot";
    }

    @GetMapping("/values")
    String values(
            @PathVariable AssetId asset,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Model model) {
        model.addAttribute("asset", page.now(asset, actor));
        model.addAttribute("staff", actor.role() != null && actor.role().isStaff());
        return htmx == null ? "redirect:/assets/" + asset : "portals/asset-parts :: panel";
    }

    private static void tell(@Nullable Invalid wrong, BindingResult errors, HttpServletResponse response) {
        if (wrong != null) {
            errors.rejectValue(wrong.field(), wrong.key(), wrong.arguments(), null);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
    }
}
