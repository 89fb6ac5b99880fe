package muster.access.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import muster.shared.web.PlainFault;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** What the server refuses before it knows of any page, such as a broken address, is answered under our policy too. */
@Configuration(proxyBeanMethods = false)
class ServersOwnAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ServersOwnAnswers.class);

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> policyCustomizer(PlainFault fault) {
        return server -> {
            server.addEngineValves(new Policy());
            // nearer to the page than the server's own, so that it speaks first
            server.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new Fault(fault)));
        };
    }

    /** Answers with our page where the server would answer with its own. */
    private static final class Fault extends ErrorReportValve {

        private final PlainFault fault;

        Fault(PlainFault fault) {
            this.fault = fault;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var known = HttpStatus.resolve(status);
            var page = fault.page(
                    known == null ? HttpStatus.BAD_REQUEST : known,
                    status < 500 ? "shared.error.400" : "access.error.500");
            try {
                response.setContentType("text/html");
                response.setCharacterEncoding("utf-8");
                response.getReporter().write(page);
                response.finishResponse();
            } catch (IOException gone) {
                LOG.debug("nobody was there to be told: {}", gone.getMessage());
            }
        }
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
