package muster.assets.web;

import java.util.Set;
import muster.shared.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where staff finds customers. */
@Configuration(proxyBeanMethods = false)
class AssetsNavigation {

    @Bean
    NavigationItem customersNavigation() {
        return new NavigationItem(
                "assets.customers.title",
                "/customers",
                "building-2",
                Set.of("SUPPORT", "OPERATIONS", "ADMINISTRATOR"),
                30);
    }
}
