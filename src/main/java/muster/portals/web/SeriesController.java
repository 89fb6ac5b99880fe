package muster.portals.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.CUSTOMER;
import static muster.access.Role.INSTALLER;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import muster.access.Actor;
import muster.access.Allow;
import muster.catalog.DeviceModels;
import muster.portals.Csv;
import muster.portals.SeriesPage;
import muster.portals.SeriesRange;
import muster.shared.Invalid;
import muster.shared.NotFound;
import muster.shared.PositionId;
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

/** What was measured at a position, over any time: a picture, a table and a file. */
@Controller
@RequestMapping("/positions/{position}")
@Allow({CUSTOMER, INSTALLER, SUPPORT, OPERATIONS, ADMINISTRATOR})
class SeriesController {

    private final SeriesPage series;
    private final DeviceModels models;
    private final Clock clock;

    SeriesController(SeriesPage series, DeviceModels models, Clock clock) {
        this.series = series;
        this.models = models;
        this.clock = clock;
    }

    /** Names of packs' own quantities have a slash in them. */
    @GetMapping("/series/{*quantity}")
    String page(
            @PathVariable PositionId position,
            @PathVariable String quantity,
            @ModelAttribute("form") RangeForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable String page,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var name = quantity.substring(1);
        var place = series.place(position);
        model.addAttribute("place", place);
        model.addAttribute("quantity", models.dictionary().find(name).orElseThrow(NotFound::new));
        model.addAttribute("words", SeriesRange.words());
        try {
            var asked = new SeriesPage.Asked(position, name, form.channel(), actor, locale);
            model.addAttribute("view", series.of(asked, form.read(place.zone(), clock.instant()), pageOf(page)));
        } catch (Invalid wrong) {
            errors.rejectValue(wrong.field(), wrong.key(), wrong.arguments(), null);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return htmx == null || errors.hasErrors() ? "portals/series" : "portals/series-parts :: shown";
    }

    @GetMapping("/series.csv")
    void file(
            @PathVariable PositionId position,
            @RequestParam(defaultValue = "") String quantity,
            @ModelAttribute("form") RangeForm form,
            Actor actor,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var place = series.place(position);
        var name = models.dictionary().find(quantity).orElseThrow(NotFound::new).name();
        SeriesRange range;
        try {
            range = form.read(place.zone(), clock.instant());
        } catch (Invalid wrong) {
            throw new NotFound(wrong);
        }
        Download.begin(response, name.replace('/', '-') + "-" + range.first() + "-" + range.last() + ".csv");
        try (var csv = new Csv(response.getOutputStream())) {
            csv.row(
                    "asset",
                    "position",
                    "quantity",
                    "unit",
                    "from",
                    "to",
                    "value",
                    "low",
                    "high",
                    "counted",
                    "values",
                    "device");
            series.each(new SeriesPage.Asked(position, name, form.channel(), actor, locale), range, csv::row);
        }
    }

    private static int pageOf(@Nullable String text) {
        return text != null && text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : 1;
    }
}
