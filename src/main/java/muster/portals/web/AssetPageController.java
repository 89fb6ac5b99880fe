package muster.portals.web;

import static muster.access.Role.ADMINISTRATOR;
import static muster.access.Role.CUSTOMER;
import static muster.access.Role.INSTALLER;
import static muster.access.Role.OPERATIONS;
import static muster.access.Role.SUPPORT;

import muster.access.Actor;
import muster.access.Allow;
import muster.portals.Sites;
import muster.shared.AssetId;
import muster.shared.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** What an asset measures now: a panel of the asset's page, and a page of its own where there is no script. */
@Controller
@Allow({CUSTOMER, INSTALLER, SUPPORT, OPERATIONS, ADMINISTRATOR})
class AssetValuesController {

    private final Sites sites;

    AssetValuesController(Sites sites) {
        this.sites = sites;
    }

    @GetMapping("/assets/{asset}/values")
    String values(
            @PathVariable AssetId asset,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Model model) {
        var site = sites.with(asset, actor).stream().findFirst().orElseThrow(NotFound::new);
        model.addAttribute("site", site);
        model.addAttribute("asset", site.assets().getFirst());
        return htmx == null ? "portals/asset-values" : "portals/asset :: panel";
    }
}
