package muster.catalog.web;

import java.util.Set;
import muster.shared.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the catalog stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class CatalogNavigation {

    @Bean
    NavigationItem modelsItem() {
        return new NavigationItem(
                "catalog.models.title", "/models", "book-open", Set.of("SUPPORT", "OPERATIONS", "ADMINISTRATOR"), 70);
    }
}
