package muster.portals.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.CUSTOMER;
import static muster.access.Role.INSTALLER;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import muster.access.Actor;
import muster.access.Allow;
import muster.portals.AssetPage;
import muster.portals.SeriesRange;
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

    private final AssetPage page;
    private final Clock clock;

    AssetPageController(AssetPage page, Clock clock) {
        this.page = page;
        this.clock = clock;
    }

    @GetMapping
    String page(
            @PathVariable AssetId asset,
            @ModelAttribute("form") PlotForm form,
            BindingResult errors,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var about = page.of(asset, actor);
        model.addAttribute("about", about);
        model.addAttribute("asset", about.now());
        model.addAttribute("story", about.story());
        model.addAttribute("staff", isStaff(actor));
        model.addAttribute("words", SeriesRange.words());
        try {
            var chosen = AssetPage.choose(about.now(), form.plot());
            model.addAttribute("chosen", chosen);
            var range = form.read(about.site().zone(), clock.instant());
            model.addAttribute("view", chosen == null ? null : page.plot(chosen, range, actor, locale));
        } catch (Invalid wrong) {
            errors.rejectValue(wrong.field(), wrong.key(), wrong.arguments(), null);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return htmx == null ? "portals/asset" : "portals/asset-plot :: plot";
    }

    @GetMapping("/values")
    String values(
            @PathVariable AssetId asset,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Model model) {
        model.addAttribute("asset", page.now(asset, actor));
        model.addAttribute("staff", isStaff(actor));
        return htmx == null ? "redirect:/assets/" + asset : "portals/asset-parts :: panel";
    }

    private static boolean isStaff(Actor actor) {
        return actor.role() != null && actor.role().isStaff();
    }
}
