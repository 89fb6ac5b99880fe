package muster.provisioning.web;

import java.time.Duration;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.AllowAnyone;
import muster.access.Role;
import muster.provisioning.OpenPositions;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a phone keeps for a basement without signal: an empty page, and where the person's devices could go. */
@Controller
@RequestMapping("/a")
class OfflineController {

    private final OpenPositions positions;

    OfflineController(OpenPositions positions) {
        this.positions = positions;
    }

    /** The page that stands in for a label's; it tells nothing of anybody. */
    @AllowAnyone
    @GetMapping("/offline")
    String shell() {
        return "provisioning/offline";
    }

    /** Lies here because a worker governs the addresses below its own. */
    @AllowAnyone
    @GetMapping("/worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript"))
                .cacheControl(CacheControl.maxAge(Duration.ZERO).mustRevalidate())
                .body(new ClassPathResource("static/js/offline-worker.js"));
    }

    @Allow({Role.INSTALLER, Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
    @GetMapping("/positions")
    String positions(Actor actor, Model model) {
        model.addAttribute("person", actor.user());
        model.addAttribute("choices", positions.all());
        return "provisioning/offline :: positions";
    }
}
