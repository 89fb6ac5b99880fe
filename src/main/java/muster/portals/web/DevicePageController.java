package muster.portals.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.INSTALLER;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import muster.access.Actor;
import muster.access.Allow;
import muster.portals.Csv;
import muster.portals.DeviceStory;
import muster.portals.RecordFilter;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One device, and its story. */
@Controller
@RequestMapping("/devices/{device}")
@Allow({SUPPORT, OPERATIONS, ADMINISTRATOR})
class DevicePageController {

    private final ShownDevice shown;
    private final DeviceStory story;

    DevicePageController(ShownDevice shown, DeviceStory story) {
        this.shown = shown;
        this.story = story;
    }

    @GetMapping
    @Allow({INSTALLER, SUPPORT, OPERATIONS, ADMINISTRATOR})
    String page(@PathVariable DeviceId device, Actor actor, Model model) {
        return shown.page(device, actor, model);
    }

    @GetMapping("/story")
    String story(
            @PathVariable DeviceId device,
            @RequestParam(required = false) @Nullable String before,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        model.addAttribute("story", story.of(device, RecordFilter.numberOf(before)));
        return htmx == null ? "portals/device-story" : "portals/story :: more";
    }

    @GetMapping("/story.csv")
    void file(@PathVariable DeviceId device, HttpServletResponse response) throws IOException {
        var serial = story.of(device, 0).serial().replaceAll("[^A-Za-z0-9.-]", "_");
        Download.begin(response, "story-" + serial + ".csv");
        try (var csv = new Csv(response.getOutputStream())) {
            RecordCsv.head(csv);
            story.each(device, entry -> RecordCsv.row(csv, entry, story.sentence(entry)));
        }
    }
}
