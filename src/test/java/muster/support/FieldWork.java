package muster.support;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import muster.access.ActorContext;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.State;
import muster.mqtt.Broker;
import muster.provisioning.ActivationView;
import muster.provisioning.Activations;
import muster.provisioning.Claims;
import muster.provisioning.Releases;
import muster.shared.ActivationId;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.springframework.boot.test.context.TestComponent;

/** What Ines does on site, with a device that a test holds in its hand. */
@TestComponent
public class FieldWork {

    private final World world;
    private final Cast cast;
    private final Claims claims;
    private final Activations activations;
    private final Releases releases;
    private final Lifecycle lifecycle;
    private final Broker broker;

    FieldWork(World world, Cast cast, Claims claims, Activations activations, Releases releases, Lifecycle lifecycle, Broker broker) {
        this.world = world;
        this.cast = cast;
        this.claims = claims;
        this.activations = activations;
        this.releases = releases;
        this.lifecycle = lifecycle;
        this.broker = broker;
    }

    /** A registered device of its own, switched off. */
    public TestDevice device() {
        return new TestDevice(world.devices(1).getFirst(), broker.port());
    }

    /** Claims it for a position of its own. */
    public ActivationId claim(TestDevice device) {
        var site = world.site(world.customer());
        var position = world.position(site);
        var job = world.job(site, List.of(position));
        return claims.claim(
                device.label.claimCode().text(),
                job,
                position,
                UUID.randomUUID().toString(),
                cast.ines());
    }

    /** The secret that a claimed device is given when it asks. */
    public String secret(TestDevice device) throws MqttException {
        int answers = device.answers.size();
        device.askForCredential();
        await().until(() -> device.answers.size() > answers);
        return TestDevice.field(device.answers.getLast(), "secret");
    }

    /** Switches a claimed device on: it gets its credential, and then says who it is. */
    public void switchOn(TestDevice device) throws MqttException {
        device.bootstrap();
        device.work(secret(device), device.label.serial(), "13.4.0");
    }

    public void undo(ActivationId activation) {
        ActorContext.run(cast.ines(), () -> releases.undo(activation, cast.ines()));
    }

    public void see(ActivationId activation) {
        ActorContext.run(cast.ines(), () -> activations.seen(activation, cast.ines()));
    }

    public ActivationView view(ActivationId activation) {
        return ActorContext.<ActivationView, RuntimeException>call(cast.ines(), () -> activations.of(activation));
    }

    public State stateOf(TestDevice device) {
        return world.as(cast.sam(), () -> lifecycle.stateOf(device.label.device()));
    }
}
