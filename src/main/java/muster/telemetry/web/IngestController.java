package muster.telemetry.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import muster.access.Allow;
import muster.telemetry.ingest.IngestWatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** How what devices measure comes in: how fast, how late, and what of it is not believed. */
@Controller
@Allow({SUPPORT, OPERATIONS, ADMINISTRATOR})
class IngestController {

    private final IngestWatch watch;

    IngestController(IngestWatch watch) {
        this.watch = watch;
    }

    @GetMapping("/ingest")
    String page(@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        model.addAttribute("now", watch.now());
        return htmx == null ? "telemetry/ingest" : "telemetry/ingest :: panels";
    }
}
