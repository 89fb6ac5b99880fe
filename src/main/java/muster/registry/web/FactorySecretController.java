package muster.registry.web;

import muster.access.Actor;
import muster.access.Allow;
import muster.access.Role;
import muster.registry.Credentials;
import muster.registry.Registry;
import muster.shared.DeviceId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A new factory secret for one device, because the old one was lost before the device had a credential of its own. */
@Controller
@RequestMapping("/devices/{device}/secrets")
@Allow({Role.SUPPORT, Role.OPERATIONS, Role.ADMINISTRATOR})
class FactorySecretController {

    private final Registry registry;
    private final Credentials credentials;
    private final FactoryFile file;

    FactorySecretController(Registry registry, Credentials credentials, FactoryFile file) {
        this.registry = registry;
        this.credentials = credentials;
        this.file = file;
    }

    @GetMapping
    String ask(@PathVariable("device") DeviceId id, Model model) {
        model.addAttribute("device", registry.get(id));
        model.addAttribute("since", credentials.operationalInUseSince(id).orElse(null));
        return "registry/secret";
    }

    @PostMapping
    String make(@PathVariable("device") DeviceId id, Actor actor, Model model) {
        model.addAttribute("device", registry.get(id));
        model.addAttribute("secret", credentials.reissueBootstrap(id, actor));
        model.addAttribute("host", file.host());
        model.addAttribute("port", file.port());
        return "registry/secret";
    }
}
