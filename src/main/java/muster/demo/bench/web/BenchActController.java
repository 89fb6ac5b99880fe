package muster.demo.bench.web;

import muster.access.Allow;
import muster.access.Role;
import muster.demo.bench.Bench;
import muster.demo.simulator.Fault;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Hands on the devices of the bench. */
@Controller
@RequestMapping("/bench/devices/{device}")
@Allow({Role.INSTALLER, Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
@ConditionalOnBooleanProperty("muster.sample-fleet")
class BenchActController {

    private final Bench bench;

    BenchActController(Bench bench) {
        this.bench = bench;
    }

    @PostMapping("/power")
    String power(@PathVariable DeviceId device, @RequestParam Bench.Power power) {
        bench.power(device, power);
        return back(device);
    }

    /** An empty fault heals. */
    @PostMapping("/fault")
    String fault(@PathVariable DeviceId device, @RequestParam(required = false) @Nullable Fault fault) {
        bench.breakWith(device, fault);
        return back(device);
    }

    private static String back(DeviceId device) {
        return "redirect:/bench/devices/" + device;
    }
}
