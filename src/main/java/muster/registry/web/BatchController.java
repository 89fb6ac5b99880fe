package muster.registry.web;

import java.nio.charset.StandardCharsets;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.Role;
import muster.registry.Batch;
import muster.registry.Handovers;
import muster.registry.Registry;
import muster.registry.Reservations;
import muster.shared.BatchId;
import muster.shared.Pager;
import muster.shared.Stories;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A batch just registered: what happens next, and its secrets, each taken once. */
@Controller
@RequestMapping("/batches/{batch}")
@Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
class BatchController {

    private static final int STORY = 30;
    private static final int PAGE = 50;

    private final Registry registry;
    private final Reservations reservations;
    private final Handovers handovers;
    private final FactoryFile file;
    private final Labels labels;
    private final Stories stories;

    BatchController(
            Registry registry,
            Reservations reservations,
            Handovers handovers,
            FactoryFile file,
            Labels labels,
            Stories stories) {
        this.registry = registry;
        this.reservations = reservations;
        this.handovers = handovers;
        this.file = file;
        this.labels = labels;
        this.stories = stories;
    }

    @GetMapping
    String batch(
            @PathVariable("batch") BatchId id,
            @RequestParam(defaultValue = "1") int page,
            @CookieValue(name = HandoverCookie.NAME, required = false) @Nullable String key,
            Model model) {
        var batch = registry.batch(id);
        int shown = Math.clamp(page, 1, Math.max(1, Math.ceilDiv(batch.size(), PAGE)));
        model.addAttribute("batch", batch);
        model.addAttribute("customer", reservations.nameOf(batch.customerId()).orElse(null));
        model.addAttribute("story", stories.about(id, STORY));
        model.addAttribute("handover", handovers.stateOf(batch, key).orElse(null));
        model.addAttribute("devices", registry.devicesOf(id, shown, PAGE));
        model.addAttribute("pager", new Pager(shown, PAGE, /* total= */ batch.size(), "/batches/" + id));
        model.addAttribute("nowhere", labels.leadNowhere());
        return "registry/batch";
    }

    @PostMapping("/factory-file")
    ResponseEntity<byte[]> factoryFile(
            @PathVariable("batch") BatchId id,
            @CookieValue(name = HandoverCookie.NAME, required = false) @Nullable String key,
            Actor actor) {
        var batch = registry.batch(id);
        var text = file.of(batch, handovers.takeFile(batch, key, actor));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(batch).toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/labels")
    String labels(
            @PathVariable("batch") BatchId id,
            @RequestParam(defaultValue = "1") int part,
            @CookieValue(name = HandoverCookie.NAME, required = false) @Nullable String key,
            Actor actor,
            Model model) {
        var batch = registry.batch(id);
        model.addAttribute("batch", batch);
        model.addAttribute("labels", labels.of(batch.model(), handovers.takeLabels(batch, part, key, actor)));
        model.addAttribute("nowhere", labels.leadNowhere());
        return "registry/labels";
    }

    /** Typed into the address bar, these lead to where their buttons are. */
    @GetMapping({"/factory-file", "/labels"})
    String toTheButtons(@PathVariable("batch") BatchId id) {
        return "redirect:/batches/" + id;
    }

    private static ContentDisposition attachment(Batch batch) {
        var name = "muster-%s-%s.csv".formatted(batch.model().replace('/', '-'), batch.madeOn());
        return ContentDisposition.attachment().filename(name).build();
    }
}
