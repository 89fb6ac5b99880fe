package muster.access.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the server refuses before it knows of any page, such as a broken address, is answered under our policy too. */
@Configuration(proxyBeanMethods = false)
class ServersOwnAnswers {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> policyCustomizer() {
        return server -> server.addEngineValves(new Policy());
    }

    private static final class Policy extends ValveBase {

        Policy() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            response.setHeader("Content-Security-Policy", SecurityConfiguration.POLICY);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("X-Frame-Options", "DENY");
            getNext().invoke(request, response);
        }
    }
}
