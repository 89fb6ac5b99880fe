package muster.portals.web;

import java.util.Set;
import muster.shared.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where home, the devices and the record stand in the navigation. */
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

    @Bean
    NavigationItem recordItem() {
        return new NavigationItem(
                "portals.record.title", "/record", "scroll-text", Set.of("SUPPORT", "OPERATIONS", "ADMINISTRATOR"), 60);
    }
}
