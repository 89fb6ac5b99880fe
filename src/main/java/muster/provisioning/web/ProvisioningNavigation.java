package muster.provisioning.web;

import java.util.Set;
import muster.shared.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the jobs stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class ProvisioningNavigation {

    @Bean
    NavigationItem jobsItem() {
        return new NavigationItem(
                "provisioning.navigation.jobs",
                "/jobs",
                "clipboard-list",
                Set.of("INSTALLER", "SUPPORT", "OPERATIONS", "ADMINISTRATOR"),
                20);
    }
}
