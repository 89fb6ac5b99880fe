package muster.shared.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;

/** The port for the browser is taken. */
class PortFailures extends AbstractFailureAnalyzer<PortInUseException> implements Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        return new FailureAnalysis(
                "port " + cause.getPort() + " is taken",
                "Stop the program that uses it, or choose another port with SERVER_PORT",
                cause);
    }
}
