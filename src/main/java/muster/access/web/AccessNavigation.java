package muster.access.web;

import java.util.Set;
import muster.shared.web.FormTexts;
import muster.shared.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where administrators find people and firms. */
@Configuration(proxyBeanMethods = false)
class AccessNavigation {

    @Bean
    NavigationItem usersNavigation() {
        return new NavigationItem("access.users.title", "/users", "users", Set.of("ADMINISTRATOR"), 80);
    }

    @Bean
    NavigationItem firmsNavigation() {
        return new NavigationItem("access.firms.title", "/firms", "hard-hat", Set.of("ADMINISTRATOR"), 81);
    }

    @Bean
    FormTexts userFormTexts() {
        return FormTexts.of("/users", "access.user.");
    }

    @Bean
    FormTexts firmFormTexts() {
        return FormTexts.of("/firms", "access.firm.");
    }
}
