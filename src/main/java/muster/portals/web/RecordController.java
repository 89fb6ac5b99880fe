package muster.portals.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import muster.access.Allow;
import muster.audit.ActionKind;
import muster.portals.Csv;
import muster.portals.RecordFilter;
import muster.portals.RecordPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what and when: the whole record, as a page and as a file. */
@Controller
@Allow({SUPPORT, OPERATIONS, ADMINISTRATOR})
class RecordController {

    private final RecordPage record;

    RecordController(RecordPage record) {
        this.record = record;
    }

    @ModelAttribute("filter")
    RecordFilter filter(
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String about,
            @RequestParam(required = false) @Nullable String before) {
        return RecordFilter.of(who, kind, day, about, before);
    }

    @GetMapping("/record")
    String page(@ModelAttribute("filter") RecordFilter filter, Model model) {
        model.addAttribute("record", record.of(filter));
        model.addAttribute("kinds", ActionKind.values());
        return "portals/record";
    }

    @GetMapping("/record.csv")
    void file(@ModelAttribute("filter") RecordFilter filter, HttpServletResponse response) throws IOException {
        Download.begin(response, "record.csv");
        try (var csv = new Csv(response.getOutputStream())) {
            RecordCsv.head(csv);
            record.each(filter, entry -> RecordCsv.row(csv, entry, record.sentence(entry)));
        }
    }
}
