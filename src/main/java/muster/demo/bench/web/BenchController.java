package muster.demo.bench.web;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import muster.access.Actor;
import muster.access.Allow;
import muster.access.Role;
import muster.demo.bench.Bench;
import muster.demo.bench.BenchCard;
import muster.shared.DeviceId;
import muster.shared.LiveChannels;
import muster.shared.NotFound;
import muster.shared.Typed;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Shows what lies on the bench. */
@Controller
@RequestMapping("/bench")
@Allow({Role.INSTALLER, Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
@ConditionalOnBooleanProperty("muster.sample-fleet")
class BenchController {

    private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

    private final Bench bench;
    private final LiveChannels live;

    BenchController(Bench bench, LiveChannels live) {
        this.bench = bench;
        this.live = live;
    }

    @GetMapping
    ModelAndView page(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page) {
        var asked = Typed.line(q);
        var shelf = bench.shelf(asked, page);
        var events = shelf.cards().stream().map(BenchCard::event).collect(Collectors.joining(" "));
        return new ModelAndView(
                "demo/bench", Map.of("shelf", shelf, "q", asked, "events", events, "models", bench.models()));
    }

    @HxRequest
    @GetMapping("/devices/{device}")
    ModelAndView card(@PathVariable DeviceId device) {
        return new ModelAndView("demo/bench :: card", Map.of("card", bench.card(device)));
    }

    @GetMapping("/devices/{device}")
    String cardWithoutScript(@PathVariable DeviceId device) {
        return "redirect:" + bench.addressOf(device) + "#demo-device-" + device;
    }

    @GetMapping("/devices/{device}/label.svg")
    ResponseEntity<String> label(@PathVariable DeviceId device) {
        var link = bench.card(device).link();
        if (link == null) {
            throw new NotFound();
        }
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(QrPicture.of(link));
    }

    @GetMapping("/events")
    SseEmitter events(Actor actor) {
        return live.open(Bench.CHANNEL, actor.user());
    }
}
