package muster.access.web;

import java.time.Clock;
import java.util.List;
import muster.access.Accounts;
import muster.access.OpenSessions;
import muster.access.Throttle;
import muster.shared.web.BodyLimit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** One chain for all pages: form sign-in, sessions in PostgreSQL, a strict content security policy. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "access.session")
class SecurityConfiguration {

    // no Trusted Types, not even report-only: htmx parses every answer from text, and each would stand in the console
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http,
            DoorRules rules,
            SessionEnded sessionEnded,
            SignInOutcome outcome,
            Accounts accounts,
            Throttle throttle,
            PasswordEncoder passwords,
            Clock clock,
            OpenSessions sessions,
            List<BodyLimit> limits) {
        var signIn = new GuardedSignIn(accounts, throttle, passwords, clock);
        return http.authenticationManager(new ProviderManager(signIn))
                .authorizeHttpRequests(requests -> requests.anyRequest().access(rules))
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("email")
                        .successHandler(outcome)
                        .failureHandler(outcome))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(sessionEnded).accessDeniedHandler(sessionEnded))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), geolocation=(), microphone=(), payment=()")))
                .requestCache(cache -> cache.disable())
                .addFilterBefore(new BodyLimits(limits), CsrfFilter.class)
                .addFilterBefore(new StillSignedIn(sessions), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new ActorFilter(), AuthorizationFilter.class)
                .build();
    }

    /** The strictest cookie that the public address allows: {@code __Host-} needs HTTPS. */
    @Bean
    CookieSerializer sessionCookie(@Value("${muster.public-address}") String publicAddress) {
        boolean secure = publicAddress.startsWith("https:");
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(secure ? "__Host-muster" : "muster");
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(secure);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }
}
