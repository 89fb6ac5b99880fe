package muster.shared;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends a start without a usable secret key in plain words, without a stack trace. */
class SecretKeyUnusableAnalyzer extends AbstractFailureAnalyzer<SecretKeyUnusable> {

    private static final String REMEDY = "Set MUSTER_SECRET_KEY to 32 random bytes in base64, made by"
            + " 'openssl rand -base64 32', and keep it: devices and labels are known by it.";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SecretKeyUnusable cause) {
        return new FailureAnalysis(cause.getMessage(), REMEDY, cause);
    }
}
