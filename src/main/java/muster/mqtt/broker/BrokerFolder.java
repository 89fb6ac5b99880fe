package muster.mqtt.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import muster.mqtt.BrokerCannotStart;
import org.springframework.web.util.HtmlUtils;

/** The broker's folder: its settings, written anew at each start, and what it must not forget. */
record BrokerFolder(Path root) {

    Path settings() {
        return root.resolve("conf");
    }

    Path data() {
        return root.resolve("data");
    }

    Path extensions() {
        return root.resolve("extensions");
    }

    void prepare(String bind, int port) {
        try {
            Files.createDirectories(settings());
            Files.createDirectories(data());
            Files.createDirectories(extensions());
            Files.writeString(settings().resolve("config.xml"), xml(bind, port));
        } catch (IOException failure) {
            throw new BrokerCannotStart(
                    "The broker's folder " + root + " cannot be written.",
                    "Give Muster a folder of its own with MUSTER_DATA, and the right to write there.",
                    failure);
        }
    }

    /**
     * The limits a device meets. Packets: 256 KB. Sessions and their queues: 30 days, 1,000 messages (the bridge's own
     * queue is longer, see {@link Doorkeeper}). QoS 2, topic aliases and subscription identifiers are not used by
     * Muster's devices and would only widen what has to be guarded.
     */
    private static String xml(String bind, int port) {
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <hivemq>
              <listeners>
                <tcp-listener>
                  <port>%d</port>
                  <bind-address>%s</bind-address>
                </tcp-listener>
              </listeners>
              <mqtt>
                <queued-messages><max-queue-size>1000</max-queue-size><strategy>discard-oldest</strategy></queued-messages>
                <quality-of-service><max-qos>1</max-qos></quality-of-service>
                <topic-alias><enabled>false</enabled></topic-alias>
                <subscription-identifier><enabled>false</enabled></subscription-identifier>
                <session-expiry><max-interval>2592000</max-interval></session-expiry>
                <message-expiry><max-interval>2592000</max-interval></message-expiry>
                <keep-alive><max-keep-alive>7200</max-keep-alive><allow-unlimited>false</allow-unlimited></keep-alive>
                <packets><max-packet-size>262144</max-packet-size></packets>
                <receive-maximum><server-receive-maximum>100</server-receive-maximum></receive-maximum>
              </mqtt>
              <restrictions>
                <max-client-id-length>256</max-client-id-length>
                <max-topic-length>1024</max-topic-length>
                <no-connect-idle-timeout>10000</no-connect-idle-timeout>
              </restrictions>
              <security>
                <allow-empty-client-id><enabled>false</enabled></allow-empty-client-id>
                <utf8-validation><enabled>true</enabled></utf8-validation>
              </security>
              <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
              <persistence><mode>file</mode></persistence>
            </hivemq>
            """.formatted(port, HtmlUtils.htmlEscape(bind));
    }
}
