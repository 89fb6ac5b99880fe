package muster.support;

import com.hivemq.mqtt.message.publish.PUBLISH;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Keeps apart what the brokers of many tests say. HiveMQ numbers the payloads of all brokers in one JVM with one counter
 * and sets it back whenever a broker starts. A broker that was there before then gives a new message a number it has
 * given already, and delivers the old payload in its place. Outside the tests a JVM has one broker.
 */
public final class PayloadNumbers
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static long highest;

    @Override
    public void beforeAll(ExtensionContext context) {
        keepCounting();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        keepCounting();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        keepCounting();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        keepCounting();
    }

    private static synchronized void keepCounting() {
        highest = PUBLISH.PUBLISH_COUNTER.accumulateAndGet(highest, Math::max);
    }
}
