package muster.catalog.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import muster.access.Allow;
import muster.catalog.DeviceModels;
import muster.shared.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What Muster was taught about device models, for staff. */
@Controller
@Allow({SUPPORT, OPERATIONS, ADMINISTRATOR})
class ModelController {

    private final DeviceModels models;

    ModelController(DeviceModels models) {
        this.models = models;
    }

    @GetMapping("/models")
    String list(Model model) {
        model.addAttribute("models", models.all().stream().map(ModelRow::of).toList());
        return "catalog/models";
    }

    @GetMapping("/models/{maker}/{name}")
    String show(@PathVariable String maker, @PathVariable String name, Model model) {
        var found = models.all().stream()
                .filter(one ->
                        one.key().maker().equals(maker) && one.key().name().equals(name))
                .findFirst()
                .orElseThrow(NotFound::new);
        model.addAttribute("view", ModelView.of(found));
        return "catalog/model";
    }
}
