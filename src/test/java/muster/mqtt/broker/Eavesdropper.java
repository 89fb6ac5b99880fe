package muster.mqtt.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import muster.mqtt.Broker;
import muster.mqtt.Leaf;
import muster.mqtt.PublishOptions;
import muster.mqtt.Publisher;
import muster.mqtt.RawClient;
import muster.mqtt.Topics;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;

/** Hears what is said to a device, whether the device is there or not, at the embedded broker. */
@TestComponent
@Lazy // where the broker is not ours, there is no account of the bridge to listen with
public class Eavesdropper {

    private final Broker broker;
    private final ObjectProvider<BridgeAccount> account;
    private final Publisher publisher;

    Eavesdropper(Broker broker, ObjectProvider<BridgeAccount> account, Publisher publisher) {
        this.broker = broker;
        this.account = account;
        this.publisher = publisher;
    }

    /** Everything that is said on a leaf while the work is done, and nothing that the broker remembers from before. */
    public List<String> during(String device, Leaf leaf, Runnable work) {
        var secret = new String(account.getObject().secret(), StandardCharsets.ISO_8859_1);
        try (var ear = RawClient.connected(broker.port(), "muster-bridge-ear", secret)) {
            ear.subscribeToNews(Topics.of(device, leaf));
            work.run();
            var end = UUID.randomUUID().toString();
            publisher.publish(device, leaf, end.getBytes(StandardCharsets.UTF_8), PublishOptions.PLAIN);
            return heardUntil(end, ear);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> heardUntil(String end, RawClient ear) throws IOException {
        var heard = new ArrayList<String>();
        for (var said = ear.next().payload();
                !said.equals(end);
                said = ear.next().payload()) {
            heard.add(said);
        }
        return heard;
    }
}
