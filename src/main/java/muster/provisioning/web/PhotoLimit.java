package muster.provisioning.web;

import muster.shared.web.BodyLimit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Whoever brings too large a photo comes back to the page, and reads why. */
@Configuration(proxyBeanMethods = false)
class PhotoLimit {

    static final String TOO_LARGE = "large";

    @Bean
    BodyLimit photoBodyLimit(@Value("${spring.servlet.multipart.max-file-size}") DataSize largest) {
        return new BodyLimit("/a/photos", largest, "/a?photo=" + TOO_LARGE);
    }
}
