package muster.access.web;

import muster.shared.start.TrustedProxies;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Behind a reverse proxy everybody comes from its address. What a trusted one says of the address and of HTTPS counts,
 * in the throttle and in the record too; what anybody else says does not. The host is believed of nobody: links are made
 * from the configured public address.
 */
@Configuration(proxyBeanMethods = false)
class ForwardedAddress {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> forwardedAddressCustomizer(
            @Value("${muster.trusted-proxy}") String proxies) {
        return server -> server.addEngineValves(valve(TrustedProxies.networks(proxies)));
    }

    private static RemoteIpValve valve(String networks) {
        var valve = new RemoteIpValve();
        valve.setInternalProxies(networks);
        valve.setTrustedProxies(null);
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setHostHeader(null);
        valve.setPortHeader(null);
        return valve;
    }
}
