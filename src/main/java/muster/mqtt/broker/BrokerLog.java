package muster.mqtt.broker;

import java.util.List;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** The broker tells its life story at every start; Muster prints only what somebody has to act on. */
final class BrokerLog {

    private static final List<String> TALKERS = List.of("com.hivemq", "jetbrains.exodus", "org.eclipse.paho");

    private BrokerLog() {}

    /** Quiet unless the operator has asked for more with {@code logging.level.*}. */
    static void hush() {
        var logging = LoggingSystem.get(BrokerLog.class.getClassLoader());
        for (var talker : TALKERS) {
            var asked = logging.getLoggerConfiguration(talker);
            if (asked == null || asked.getConfiguredLevel() == null) {
                logging.setLogLevel(talker, LogLevel.WARN);
            }
        }
    }
}
