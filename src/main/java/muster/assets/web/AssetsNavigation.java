package muster.assets.web;

import java.util.Set;
import muster.shared.web.FormTexts;
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

    @Bean
    FormTexts customerFormTexts() {
        return FormTexts.of("/customers", "assets.customer.", "assets.");
    }

    @Bean
    FormTexts siteFormTexts() {
        return FormTexts.of("/sites", "assets.site.", "assets.");
    }

    @Bean
    FormTexts assetFormTexts() {
        return FormTexts.of("/assets", "assets.asset.", "assets.");
    }

    @Bean
    FormTexts positionFormTexts() {
        return FormTexts.of("/positions", "assets.position.", "assets.");
    }
}
