package muster.shared.start;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Ends a failed start with one sentence, {@code Muster did not start: what. What to do.} The first analyzer that knows
 * the failure words it; what nobody knows is written to a file and named by a reference. It always reports, so no
 * stack trace reaches the terminal.
 */
class StartFailures implements SpringBootExceptionReporter, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(StartFailures.class);

    private final @Nullable ConfigurableApplicationContext context;

    StartFailures(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public boolean reportException(Throwable failure) {
        var analysis = analyze(failure);
        if (analysis == null || analysis.getAction() == null) {
            var what = analysis == null ? "something went wrong that Muster does not know" : analysis.getDescription();
            say(what, StartFailureFile.write(context, failure));
        } else {
            say(analysis.getDescription(), analysis.getAction());
        }
        return true;
    }

    private void say(String fault, String remedy) {
        boolean isVisit = context != null && context.getEnvironment().containsProperty(StartChecks.VISIT);
        var what = isVisit ? "Nothing was looked at" : "Muster did not start";
        LOG.error("{}: {}. {}.", what, sentence(fault), sentence(remedy));
    }

    private @Nullable FailureAnalysis analyze(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart reason) {
                return new FailureAnalysis(String.valueOf(reason.getMessage()), reason.remedy(), reason);
            }
        }
        for (var analyzer : analyzers()) {
            var analysis = analyzer.analyze(failure);
            if (analysis != null) {
                return analysis;
            }
        }
        return null;
    }

    private List<FailureAnalyzer> analyzers() {
        return SpringFactoriesLoader.forDefaultResourceLocation(StartFailures.class.getClassLoader())
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.from(this::argument),
                        FailureHandler.handleMessage((message, cause) -> LOG.debug("{}", message.get(), cause)));
    }

    /** Some of Spring's analyzers want to look into the context. */
    private @Nullable Object argument(Class<?> type) {
        if (context == null) {
            return null;
        }
        return type == BeanFactory.class
                ? context.getBeanFactory()
                : type == Environment.class ? context.getEnvironment() : null;
    }

    private static String sentence(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
