package muster.demo.bench.web;

import muster.access.Allow;
import muster.access.Role;
import muster.demo.bench.Bench;
import muster.demo.bench.BenchJobs;
import muster.shared.web.Layout;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts more into the box, and more work on the list. */
@Controller
@RequestMapping("/bench")
@Allow({Role.INSTALLER, Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
@ConditionalOnBooleanProperty("muster.sample-fleet")
class BoxController {

    private final Bench bench;
    private final BenchJobs jobs;

    BoxController(Bench bench, BenchJobs jobs) {
        this.bench = bench;
        this.jobs = jobs;
    }

    @PostMapping("/devices")
    String oneMore(@RequestParam String model, RedirectAttributes redirect) {
        var card = bench.oneMore(model);
        redirect.addFlashAttribute(
                Layout.Notice.ATTRIBUTE, Layout.Notice.of("demo.bench.added", card.model(), card.serial()));
        return "redirect:/bench";
    }

    @PostMapping("/jobs")
    String job(RedirectAttributes redirect) {
        var number = jobs.make();
        redirect.addFlashAttribute(
                Layout.Notice.ATTRIBUTE, Layout.Notice.of("demo.bench.job-made", Integer.toString(number)));
        return "redirect:/bench";
    }
}
