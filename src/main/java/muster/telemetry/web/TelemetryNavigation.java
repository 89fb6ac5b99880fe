package muster.telemetry.web;

import java.util.Set;
import muster.shared.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the page of what comes in stands in the navigation. */
@Configuration(proxyBeanMethods = false)
class TelemetryNavigation {

    @Bean
    NavigationItem ingestItem() {
        return new NavigationItem(
                "telemetry.ingest.title", "/ingest", "activity", Set.of("SUPPORT", "OPERATIONS", "ADMINISTRATOR"), 55);
    }

    @Bean
    NavigationItem inboxItem() {
        return new NavigationItem(
                "telemetry.inbox.title", "/inbox", "inbox", Set.of("SUPPORT", "OPERATIONS", "ADMINISTRATOR"), 54);
    }
}
