package muster.support;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleEvent;
import muster.lifecycle.State;
import muster.mqtt.Broker;
import muster.provisioning.ActivationView;
import muster.provisioning.Activations;
import muster.provisioning.Claims;
import muster.provisioning.Releases;
import muster.shared.ActivationId;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Ines does on site, with a device that a test holds in its hand. */
@TestComponent
public class FieldWork {

    public static final String FIRMWARE = "13.4.0";

    private final World world;
    private final Cast cast;
    private final Claims claims;
    private final Activations activations;
    private final Releases releases;
    private final Lifecycle lifecycle;
    private final Broker broker;
    private final JdbcClient jdbc;

    FieldWork(
            World world,
            Cast cast,
            Claims claims,
            Activations activations,
            Releases releases,
            Lifecycle lifecycle,
            Broker broker,
            JdbcClient jdbc) {
        this.world = world;
        this.cast = cast;
        this.claims = claims;
        this.activations = activations;
        this.releases = releases;
        this.lifecycle = lifecycle;
        this.broker = broker;
        this.jdbc = jdbc;
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
        return TestDevice.field(ask(device), "secret");
    }

    /** What a device that asks for a credential is answered. */
    public String ask(TestDevice device) throws MqttException {
        int answers = device.answers.size();
        device.askForCredential();
        await().until(() -> device.answers.size() > answers);
        return device.answers.getLast();
    }

    /** As {@link #secret}, by a device that has to come in first. */
    public String fetchSecret(TestDevice device) throws MqttException {
        device.bootstrap();
        return secret(device);
    }

    /** Claims a device and brings it to work; returns its secret. */
    public String atWork(TestDevice device) throws MqttException {
        claim(device);
        var secret = fetchSecret(device);
        device.work(secret, device.label.serial(), FIRMWARE);
        await().until(() -> stateOf(device) == State.ACTIVATING
                && device.heard.containsKey("configuration/desired")
                && hasReported(device));
        return secret;
    }

    /** Only then is it known what its readings mean. */
    private boolean hasReported(TestDevice device) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("select exists (select from registry.self_report where device_id = :device)")
                        .param("device", device.label.device().value())
                        .query(Boolean.class)
                        .single());
    }

    /** Switches a claimed device on: it gets its credential, and then says who it is. */
    public void switchOn(TestDevice device) throws MqttException {
        device.bootstrap();
        device.work(secret(device), device.label.serial(), FIRMWARE);
    }

    public void undo(ActivationId activation) {
        undo(activation, cast.ines());
    }

    /** As {@link #undo}, by support, who may do it in a transaction of the system. */
    public void undoAsSupport(ActivationId activation) {
        undo(activation, cast.sam());
    }

    private void undo(ActivationId activation, Actor actor) {
        ActorContext.run(actor, () -> releases.undo(activation, actor));
    }

    /** A move that Olga makes in the panel. */
    public void move(TestDevice device, LifecycleEvent event) {
        world.as(cast.olga(), () -> lifecycle.move(device.label.device(), event, "a test", cast.olga()));
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

    /** How often the record tells of something about a device. */
    public int recorded(TestDevice device, String action) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("select count(*) from audit.entry where subject_id = :device and action = :action")
                        .param("device", device.label.device().value())
                        .param("action", action)
                        .query(Integer.class)
                        .single());
    }

    /** Returns when somebody waits for a row that somebody else holds; others may wait for their turn with a device. */
    public void awaitQueue() {
        await().until(() -> jdbc.sql("select count(*) from pg_locks where not granted and locktype <> 'advisory'")
                        .query(Integer.class)
                        .single()
                > 0);
    }
}
