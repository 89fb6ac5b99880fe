package muster.mqtt;

import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.aop.interceptor.SimpleAsyncUncaughtExceptionHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.stereotype.Component;

/**
 * Says what became of work in the background that failed. That the broker is away is one line for each time it goes:
 * what was to be said is kept and said again, so a stack trace for each would only frighten.
 */
@Component
class ListenerFailures extends SimpleAsyncUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerFailures.class);

    private final AtomicBoolean told = new AtomicBoolean();

    /** Spring Boot adds the executor. */
    @Configuration(proxyBeanMethods = false)
    static class Told {

        @Bean
        static AsyncConfigurer listenerFailuresAreTold(ListenerFailures failures) {
            return new AsyncConfigurer() {
                @Override
                public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
                    return failures;
                }
            };
        }
    }

    @Override
    public void handleUncaughtException(Throwable failure, Method listener, @Nullable Object... arguments) {
        if (!(failure instanceof BrokerAway)) {
            super.handleUncaughtException(failure, listener, arguments);
        } else if (told.compareAndSet(false, true)) {
            LOG.warn("{}. What is to be said meanwhile is said when the broker is back.", failure.getMessage());
        }
    }

    /** The broker is there; when it goes again, that is worth a line again. */
    void brokerIsBack() {
        told.set(false);
    }
}
