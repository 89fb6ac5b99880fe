package muster.support;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import muster.access.ActorContext;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.LifecycleEvent;
import muster.lifecycle.State;
import muster.mqtt.Broker;
import muster.provisioning.Claims;
import muster.provisioning.Releases;
import muster.shared.ActivationId;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings devices to work and takes them back, as Ines and Olga do. */
@TestComponent
public class Installations {

    public static final String FIRMWARE = "13.4.0";

    private final World world;
    private final Cast cast;
    private final Broker broker;
    private final Claims claims;
    private final Releases releases;
    private final Lifecycle lifecycle;
    private final JdbcClient jdbc;

    Installations(
            World world,
            Cast cast,
            Broker broker,
            Claims claims,
            Releases releases,
            Lifecycle lifecycle,
            JdbcClient jdbc) {
        this.world = world;
        this.cast = cast;
        this.broker = broker;
        this.claims = claims;
        this.releases = releases;
        this.lifecycle = lifecycle;
        this.jdbc = jdbc;
    }

    public TestDevice device() {
        return new TestDevice(world.devices(1).getFirst(), broker.port());
    }

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

    public void undo(ActivationId id) {
        ActorContext.run(cast.ines(), () -> releases.undo(id, cast.ines()));
    }

    public void move(TestDevice device, LifecycleEvent event) {
        world.as(cast.olga(), () -> lifecycle.move(device.label.device(), event, "a test", cast.olga()));
    }

    /** What a device that asks is answered. */
    public String ask(TestDevice device) throws MqttException {
        int answers = device.answers.size();
        device.askForCredential();
        await().until(() -> device.answers.size() > answers);
        return device.answers.getLast();
    }

    /** The secret of a claimed device, which has not used it yet. */
    public String secret(TestDevice device) throws MqttException {
        device.bootstrap();
        return TestDevice.field(ask(device), "secret");
    }

    /** Claims a device and brings it to work; returns its secret. */
    public String atWork(TestDevice device) throws MqttException {
        claim(device);
        var secret = secret(device);
        device.work(secret, device.label.serial(), FIRMWARE);
        await().until(() -> stateOf(device) == State.ACTIVATING && device.heard.containsKey("configuration/desired"));
        return secret;
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

    /** Returns when somebody waits for a lock that somebody else holds. */
    public void awaitQueue() {
        await().until(() -> jdbc.sql("select count(*) from pg_locks where not granted")
                        .query(Integer.class)
                        .single()
                > 0);
    }
}
