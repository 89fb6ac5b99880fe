package muster.mqtt;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a start that failed at the broker into what is wrong and what to do, without a stack trace. */
class BrokerCannotStartAnalyzer extends AbstractFailureAnalyzer<BrokerCannotStart> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BrokerCannotStart cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
