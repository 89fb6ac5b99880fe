package muster.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Styles, scripts and icons, by the hash of their content, for a year. Only in these folders: were every address a file
 * that might be, each link of each page would be looked for in every jar (decision 0015).
 */
@Configuration
class StaticFiles implements WebMvcConfigurer {

    private static final CacheControl FOR_A_YEAR =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic();
    private static final Map<String, String> FOLDERS = Map.of(
            "/css/**", "classpath:/static/css/",
            "/js/**", "classpath:/static/js/",
            "/favicon*.svg", "classpath:/static/",
            "/webjars/**", "classpath:/META-INF/resources/webjars/");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        FOLDERS.forEach((addresses, folder) -> registry.addResourceHandler(addresses)
                .addResourceLocations(folder)
                .setCacheControl(FOR_A_YEAR)
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**")));
        registry.addResourceHandler("/**").resourceChain(false).addResolver(new Nowhere());
    }

    /** An address that is nobody's passes the interceptors as a page does, so that its 404 has the frame of one. */
    private static final class Nowhere implements ResourceResolver {

        @Override
        public @Nullable Resource resolveResource(
                @Nullable HttpServletRequest request,
                String path,
                List<? extends Resource> locations,
                ResourceResolverChain chain) {
            return null;
        }

        @Override
        public @Nullable String resolveUrlPath(
                String path, List<? extends Resource> locations, ResourceResolverChain chain) {
            return null;
        }
    }
}
