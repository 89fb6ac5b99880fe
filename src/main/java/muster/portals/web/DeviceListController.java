package muster.portals.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import muster.access.Allow;
import muster.access.Organisation;
import muster.access.Organisations;
import muster.catalog.DeviceModels;
import muster.lifecycle.State;
import muster.portals.Csv;
import muster.portals.DeviceFilter;
import muster.portals.DeviceList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** All devices: narrowed by htmx as one types, as a whole page without script, and as a file. */
@Controller
@Allow({SUPPORT, OPERATIONS, ADMINISTRATOR})
class DeviceListController {

    private final DeviceList list;
    private final DeviceModels models;
    private final Organisations organisations;

    DeviceListController(DeviceList list, DeviceModels models, Organisations organisations) {
        this.list = list;
        this.models = models;
        this.organisations = organisations;
    }

    @ModelAttribute("filter")
    DeviceFilter filter(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String page) {
        return DeviceFilter.of(q, state, model, customer, sort, page);
    }

    @GetMapping("/devices")
    String list(
            @ModelAttribute("filter") DeviceFilter filter,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            @RequestHeader(name = "HX-Boosted", required = false) @Nullable String boosted,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("list", list.page(filter));
        if (htmx != null && boosted == null) {
            response.setHeader("HX-Push-Url", filter.address());
            return "portals/devices :: results";
        }
        model.addAttribute("states", State.values());
        model.addAttribute("models", models.all());
        model.addAttribute("customers", organisations.findByKindOrderByName(Organisation.Kind.CUSTOMER));
        return "portals/devices";
    }

    @GetMapping("/devices.csv")
    void file(@ModelAttribute("filter") DeviceFilter filter, HttpServletResponse response) throws IOException {
        Download.begin(response, "devices.csv");
        try (var csv = new Csv(response.getOutputStream())) {
            csv.row(
                    "serial",
                    "model",
                    "model_name",
                    "hardware",
                    "state",
                    "state_since",
                    "asset",
                    "position",
                    "site",
                    "address",
                    "customer",
                    "reserved_for",
                    "connected",
                    "last_seen",
                    "registered",
                    "id");
            list.each(
                    filter,
                    row -> csv.row(
                            row.serial(),
                            row.model(),
                            row.modelName(),
                            row.hardware(),
                            row.state(),
                            row.since(),
                            row.asset(),
                            row.position(),
                            row.site(),
                            row.address(),
                            row.customer(),
                            row.reservedFor(),
                            row.connected(),
                            row.lastSeenAt(),
                            row.registeredAt(),
                            row.id()));
        }
    }
}
