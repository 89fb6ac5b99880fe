package muster.registry.web;

import muster.shared.web.FormTexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the fields of a registration are called. */
@Configuration(proxyBeanMethods = false)
class RegistrationTexts {

    @Bean
    FormTexts registrationFormTexts() {
        return FormTexts.of("/batches", "registry.form.");
    }
}
