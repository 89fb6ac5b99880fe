package muster.portals.web;

import java.util.Set;
import muster.shared.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where home and the devices stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class PortalsNavigation {

    @Bean
    NavigationItem homeItem() {
        return new NavigationItem(
                "portals.home.title",
                "/",
                "house",
                Set.of("INSTALLER", "SUPPORT", "OPERATIONS", "CUSTOMER", "ADMINISTRATOR"),
                0);
    }

    @Bean
    NavigationItem devicesItem() {
        return new NavigationItem(
                "portals.devices.title", "/devices", "cpu", Set.of("SUPPORT", "OPERATIONS", "ADMINISTRATOR"), 10);
    }
}
