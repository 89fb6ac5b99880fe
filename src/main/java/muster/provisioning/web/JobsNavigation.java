package muster.provisioning.web;

import java.util.Set;
import muster.shared.web.FormTexts;
import muster.shared.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the jobs. */
@Configuration(proxyBeanMethods = false)
class JobsNavigation {

    @Bean
    NavigationItem jobsItem() {
        return new NavigationItem(
                "provisioning.navigation.jobs",
                "/jobs",
                "clipboard-list",
                Set.of("INSTALLER", "SUPPORT", "OPERATIONS", "ADMINISTRATOR"),
                20);
    }

    @Bean
    FormTexts jobFormTexts() {
        return FormTexts.of("/jobs", "provisioning.job-form.", "provisioning.");
    }
}
