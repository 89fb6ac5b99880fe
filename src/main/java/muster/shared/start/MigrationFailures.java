package muster.shared.start;

import liquibase.exception.MigrationFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** A migration did not go through; without a remedy of ours, so the details are kept in a file. */
class MigrationFailures extends AbstractFailureAnalyzer<MigrationFailedException> implements Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MigrationFailedException cause) {
        return new FailureAnalysis(
                "a step that brings the database up to date failed and was taken back" + named(cause.getMessage()),
                null,
                cause);
    }

    private static String named(@Nullable String message) {
        var words = message == null ? "" : message.lines().findFirst().orElse("");
        var step = words.replaceFirst("(?s).*?(db/\\S+?)::(\\S+?)::.*", " ($1, $2)");
        return step.equals(words) ? "" : step;
    }
}
