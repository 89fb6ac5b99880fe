package muster.demo.bench.web;

import java.util.Set;
import muster.shared.web.NavigationItem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the bench stands in the navigation. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("muster.sample-fleet")
class BenchNavigation {

    @Bean
    NavigationItem benchItem() {
        return new NavigationItem(
                "demo.bench.title",
                "/bench",
                "flask-conical",
                Set.of("INSTALLER", "SUPPORT", "OPERATIONS", "ADMINISTRATOR"),
                90);
    }
}
