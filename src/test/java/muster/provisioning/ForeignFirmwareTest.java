package muster.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import muster.access.ActorContext;
import muster.assets.Site;
import muster.connectivity.Presences;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.State;
import muster.mqtt.Broker;
import muster.mqtt.RawClient;
import muster.registry.DeviceSecrets;
import muster.registry.Gateways;
import muster.shared.ActivationId;
import muster.shared.DeviceId;
import muster.shared.PositionId;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.OldClient;
import muster.support.World;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Firmware of makers, from its registration to ACTIVE, by clients of MQTT 3.1.1, and one of MQTT 5, at the embedded broker. */
@ModuleTest
class ForeignFirmwareTest {

    private static final int REFUSED = 0x80;
    private static final int NOT_AUTHORIZED = 0x87;

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Broker broker;

    @Autowired
    Claims claims;

    @Autowired
    Activations activations;

    @Autowired
    Releases releases;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Presences presences;

    @Autowired
    Gateways gateways;

    @Autowired
    JdbcClient jdbc;

    @Test
    void a_tasmota_goes_from_registered_to_active_under_its_own_name() throws Exception {
        var label = world.device("sonoff/th16", hex(12));
        var end = label.serial().substring(6);
        var will = "tele/tasmota_" + end + "/LWT";
        assertThatThrownBy(() ->
                        client("DVES_" + end).connect(label.device().toString(), label.bootstrap(), will, "Offline"))
                .as("nobody has claimed it yet")
                .isInstanceOf(MqttException.class);

        var position = claim(label, "air_temperature");
        try (var device = client("DVES_" + end).connect("tasmota_" + end, label.bootstrap(), will, "Offline")) {
            assertThat(device.subscribe("cmnd/tasmota_" + end + "/#")).isEqualTo(1);
            device.keep(will, "Online");
            device.keep("tasmota/discovery/" + label.serial() + "/config", "{}");
            device.say("tele/tasmota_" + end + "/INFO1", "{\"Info1\":{\"Version\":\"12.5.0(tasmota)\"}}");
            for (var celsius : List.of(21.5, 21.6, 21.7)) {
                device.say("tele/tasmota_" + end + "/STATE", "{\"Wifi\":{\"RSSI\":78,\"Signal\":-61}}");
                device.say(
                        "tele/tasmota_" + end + "/SENSOR",
                        "{\"SI7021\":{\"Temperature\":" + celsius + ",\"Humidity\":45.0},\"TempUnit\":\"C\"}");
            }
            await().until(() -> stateOf(label) == State.ACTIVE);
            assertThat(device.isConnected()).isTrue();
            assertThat(refusals(label)).isEmpty();
        }
        assertThat(value(label.device(), position, "air_temperature")).isEqualTo(21.7);
        // the same secret lets it in again, and its factory credential has ended
        try (var again = client("x").connect(label.device().toString(), label.bootstrap(), will, "Offline")) {
            assertThat(again.isConnected()).isTrue();
        }
        assertThat(world.as(
                        cast.sam(),
                        () -> jdbc.sql("""
                        select kind from registry.credential where device_id = :device and revoked_at is null
                        """)
                                .param("device", label.device().value())
                                .query(String.class)
                                .list()))
                .containsExactly("OPERATIONAL");
    }

    @Test
    void a_shelly_is_asked_for_its_version_and_becomes_active() throws Exception {
        var label = world.device("shelly/plus-1pm", hex(12));
        var name = "shellyplus1pm-" + label.serial().toLowerCase(Locale.ROOT);
        var position = claim(label, "active_power");
        try (var device = client(name).connect(name, label.bootstrap(), name + "/online", "false")) {
            assertThat(device.subscribe(name + "/rpc")).isEqualTo(1);
            device.keep(name + "/online", "true");
            await().until(() -> device.heard.stream().anyMatch(said -> said.contains("Shelly.GetDeviceInfo")));
            assertThat(device.heard.getFirst()).contains(name + "/muster");
            device.say(name + "/muster/rpc", "{\"id\":1,\"src\":\"" + name + "\",\"result\":{\"ver\":\"1.4.4\"}}");
            device.say(name + "/events/rpc", "{\"method\":\"NotifyStatus\",\"params\":{\"wifi\":{\"rssi\":-58}}}");
            for (var watts : List.of(97.4, 98.4, 99.4)) {
                device.say(
                        name + "/status/switch:0",
                        "{\"id\":0,\"output\":true,\"apower\":" + watts + ",\"voltage\":231.2}");
            }
            await().until(() -> stateOf(label) == State.ACTIVE);
        }
        assertThat(value(label.device(), position, "active_power")).isEqualTo(99.4);
    }

    @Test
    void a_device_that_speaks_mqtt_5_is_let_in_and_believed_as_one_of_3_1_1() throws Exception {
        var label = world.device("sonoff/th16", hex(12));
        var name = "tasmota_" + label.serial();
        var will = Optional.of(new RawClient.Will("tele/" + name + "/LWT", 1, true, 0));
        var position = claim(label, "air_temperature");
        try (var device = new RawClient(broker.port())) {
            assertThat(device.connect("DVES_5", name, label.bootstrap(), will, true, none -> {})
                            .reason())
                    .isZero();
            assertThat(device.subscribe("cmnd/" + name + "/#").reason()).isEqualTo(1);
            assertThat(device.subscribe("tele/" + name + "/#").reason())
                    .as("not even what it says itself")
                    .isEqualTo(NOT_AUTHORIZED);
            say(device, "tele/" + name + "/INFO1", "{\"Info1\":{\"Version\":\"12.5.0(tasmota)\"}}");
            say(device, "tele/" + name + "/STATE", "{\"Wifi\":{\"RSSI\":78,\"Signal\":-61}}");
            for (var celsius : List.of(21.5, 21.6, 21.7)) {
                assertThat(say(
                                device,
                                "tele/" + name + "/SENSOR",
                                "{\"SI7021\":{\"Temperature\":" + celsius + ",\"Humidity\":45.0},\"TempUnit\":\"C\"}"))
                        .isLessThan(REFUSED);
            }
            await().until(() -> stateOf(label) == State.ACTIVE);
            say(device, "tele/tasmota_another/SENSOR", "{}");
            await().until(() -> refusals(label).stream().anyMatch(said -> said.startsWith("It tried to publish to ")));
            assertThat(device.hearsNothing()).as("it stays connected").isTrue();
        }
        assertThat(value(label.device(), position, "air_temperature")).isEqualTo(21.7);
    }

    @Test
    void foreign_firmware_says_and_hears_nothing_of_another_device() throws Exception {
        var label = world.device("sonoff/th16", hex(12));
        var other = world.device("sonoff/th16", hex(12));
        var own = "tasmota_" + label.serial();
        var foreign = "tasmota_" + other.serial();
        claim(label, "air_temperature");
        assertThatThrownBy(() -> client("a")
                        .connect(label.device().toString(), label.bootstrap(), "tele/" + foreign + "/LWT", "x"))
                .as("a will in another name")
                .isInstanceOf(MqttException.class);
        try (var device = client("a").connect(own, label.bootstrap(), "tele/" + own + "/LWT", "Offline")) {
            for (var filter : List.of(
                    "#",
                    "cmnd/#",
                    "cmnd/+/#",
                    "cmnd/" + foreign + "/#",
                    "tele/" + own + "/#",
                    "muster/#",
                    "$share/g/cmnd/" + own + "/#",
                    "+/" + own + "/#")) {
                assertThat(subscribing(device, filter)).as(filter).isEqualTo(128);
            }
            var reading = "{\"SI7021\":{\"Temperature\":1,\"Humidity\":45.0},\"TempUnit\":\"C\"}";
            device.say("tele/" + foreign + "/SENSOR", reading);
            device.say("muster/v1/" + other.device() + "/telemetry", reading);
            device.say("muster/v1/" + label.device() + "/telemetry", reading);
            await().until(() -> refusals(label).stream().anyMatch(said -> said.startsWith("It tried to publish to ")));
            assertThat(device.isConnected()).isTrue();
        }
        assertThat(world.as(
                        cast.sam(),
                        () -> jdbc.sql("select count(*) from telemetry.series where device_id = :device")
                                .param("device", other.device().value())
                                .query(Integer.class)
                                .single()))
                .isZero();
        assertThatThrownBy(() -> client("b").connect(foreign, label.bootstrap(), "tele/x/LWT", "x"))
                .as("another device's name with the own secret")
                .isInstanceOf(MqttException.class);
    }

    @Test
    void a_bridge_speaks_for_its_two_children_and_for_no_other() throws Exception {
        var bridge = world.device("zigbee2mqtt/bridge", hex(16));
        var children = List.of(world.device("sonoff/snzb-02", hex(16)), world.device("sonoff/snzb-02", hex(16)));
        var stranger = world.device("sonoff/snzb-02", hex(16));
        var neighbour = world.device("zigbee2mqtt/bridge", hex(16));
        var site = world.site(world.customer());
        claim(bridge, site, "");
        children.forEach(child -> link(child, bridge));
        link(stranger, neighbour);
        var positions = children.stream()
                .map(child -> claim(child, site, "air_temperature"))
                .toList();
        claim(stranger, "air_temperature");
        var will = "zigbee2mqtt/bridge/state";
        try (var gateway = client("mqttjs_1a2b").connect(bridge.device().toString(), bridge.bootstrap(), will, "x")) {
            assertThat(gateway.subscribe("zigbee2mqtt/#")).isEqualTo(1);
            gateway.keep(
                    "zigbee2mqtt/bridge/info",
                    "{\"version\":\"1.42.0\",\"coordinator\":{\"ieee_address\":\"0x" + low(bridge) + "\"}}");
            await().until(() -> stateOf(bridge) == State.ACTIVE);
            for (var child : children) {
                for (var celsius : List.of(19.5, 19.6)) {
                    gateway.say("zigbee2mqtt/0x" + low(child), "{\"temperature\":" + celsius + ",\"humidity\":51.3}");
                }
            }
            gateway.say("zigbee2mqtt/0x" + low(stranger), "{\"temperature\":19.5,\"humidity\":51.3}");
            gateway.say("zigbee2mqtt/0x00124b00000000ff", "{\"temperature\":19.5,\"humidity\":51.3}");
            await().until(() -> children.stream().allMatch(child -> stateOf(child) == State.ACTIVE));
            await().until(() -> strangers(bridge).size() == 2);
            assertThat(gateway.heard).as("nobody hears what devices say").isEmpty();
        }
        assertThat(stateOf(stranger)).isEqualTo(State.CLAIMED);
        assertThat(value(children.getFirst().device(), positions.getFirst(), "air_temperature"))
                .isEqualTo(19.6);
        assertThat(rejected(bridge)).contains("NOT_ITS_GATEWAY", "UNKNOWN_DEVICE");
        await("a child is away when its gateway is")
                .until(() -> !world.as(
                                cast.sam(),
                                () -> presences.of(children.getFirst().device()))
                        .orElseThrow()
                        .connected());
    }

    @Test
    void a_device_of_the_same_site_belongs_to_the_gateway_that_it_is_heard_through_first() throws Exception {
        var bridge = world.device("zigbee2mqtt/bridge", hex(16));
        var child = world.device("sonoff/snzb-02", hex(16));
        var elsewhere = world.device("sonoff/snzb-02", hex(16));
        var site = world.site(world.customer());
        claim(bridge, site, "");
        claim(elsewhere, "air_temperature");
        try (var gateway =
                client("z2m").connect(bridge.device().toString(), bridge.bootstrap(), "zigbee2mqtt/x", "x")) {
            gateway.say("zigbee2mqtt/0x" + low(child), "{\"temperature\":19.5,\"humidity\":51.3}");
            await().until(() -> strangers(bridge).size() == 1);
            claim(child, site, "air_temperature");
            gateway.say("zigbee2mqtt/0x" + low(elsewhere), "{\"temperature\":19.5,\"humidity\":51.3}");
            gateway.say("zigbee2mqtt/0x" + low(child), "{\"temperature\":19.5,\"humidity\":51.3}");
            await().until(() -> world.as(cast.sam(), () -> gateways.gatewayOf(child.device()))
                    .isPresent());
            await().until(() -> stateOf(child) == State.ACTIVATING);
        }
        assertThat(strangers(bridge)).extracting(Gateways.Stranger::name).containsExactly(low(elsewhere));
        assertThat(world.as(cast.sam(), () -> gateways.gatewayOf(elsewhere.device())))
                .isEmpty();
        assertThat(world.as(cast.sam(), () -> gateways.childrenOf(bridge.device())))
                .extracting(Gateways.Child::serial)
                .containsExactly(child.serial());
    }

    @Test
    void a_child_leaves_its_gateway_with_its_place_and_is_found_anew_at_another() throws Exception {
        var child = world.device("sonoff/snzb-02", hex(16));
        for (var house : List.of("first", "second")) {
            var bridge = world.device("zigbee2mqtt/bridge", hex(16));
            var site = world.site(world.customer());
            claim(bridge, site, "");
            var position = world.position(site, List.of("air_temperature"));
            var activation = claims.claim(
                    child.claimCode().text(),
                    world.job(site, List.of(position)),
                    position,
                    "foreign-" + world.number(),
                    cast.ines());
            try (var gateway =
                    client("z2m").connect(bridge.device().toString(), bridge.bootstrap(), "zigbee2mqtt/x", "x")) {
                gateway.say("zigbee2mqtt/0x" + low(child), "{\"temperature\":19.5,\"humidity\":51.3}");
                await(house)
                        .until(() -> world.as(cast.sam(), () -> gateways.gatewayOf(child.device()))
                                .equals(Optional.of(bridge.device())));
            }
            ActorContext.run(cast.ines(), () -> releases.undo(activation, cast.ines()));
            assertThat(world.as(cast.sam(), () -> gateways.gatewayOf(child.device())))
                    .isEmpty();
        }
    }

    @Test
    void a_network_server_brings_the_uplinks_of_its_sensors() throws Exception {
        var server = world.device("chirpstack/server", "chirpstack-" + world.number());
        var sensor = world.device("elsys/ers", hex(16));
        claim(server, "");
        link(sensor, server);
        var position = claim(sensor, "air_temperature");
        var topic = "application/2c5a/device/" + low(sensor) + "/event/up";
        try (var client = client("chirpstack")
                .connect(server.device().toString(), server.bootstrap(), "application/2c5a/gone", "x")) {
            for (var celsius : List.of(22.5, 22.6)) {
                client.say(topic, """
                        {"deviceInfo":{"devEui":"%s"},"fCnt":7,"object":{"temperature":%s,"humidity":41},
                         "rxInfo":[{"gatewayId":"0016c001f153a14c","rssi":-81,"snr":8.5}]}
                        """.formatted(low(sensor), celsius));
            }
            await().until(() -> stateOf(sensor) == State.ACTIVE);
            await().until(() -> stateOf(server) == State.ACTIVE);
        }
        assertThat(value(sensor.device(), position, "air_temperature")).isEqualTo(22.6);
    }

    private static int subscribing(OldClient device, String filter) {
        try {
            return device.subscribe(filter);
        } catch (MqttException refused) {
            return refused.getReasonCode();
        }
    }

    /** In MQTT 5, as who says nothing else of the message; the reason code of the broker's answer. */
    private static int say(RawClient device, String topic, String payload) throws IOException {
        device.publish(topic, 1, false, none -> {}, payload.getBytes(StandardCharsets.UTF_8));
        return device.next().reason();
    }

    private OldClient client(String id) throws MqttException {
        return new OldClient(broker.port(), id);
    }

    private PositionId claim(DeviceSecrets label, String quantity) {
        return claim(label, world.site(world.customer()), quantity);
    }

    private PositionId claim(DeviceSecrets label, Site site, String quantity) {
        var position = world.position(site, quantity.isEmpty() ? List.of() : List.of(quantity));
        var job = world.job(site, List.of(position));
        ActivationId activation =
                claims.claim(label.claimCode().text(), job, position, "foreign-" + world.number(), cast.ines());
        assertThat(activation).isNotNull();
        return position;
    }

    private void link(DeviceSecrets child, DeviceSecrets gateway) {
        ActorContext.run(
                cast.sam(), () -> gateways.link(child.device(), gateway.device(), "hangs beside it", cast.sam()));
    }

    private State stateOf(DeviceSecrets label) {
        return world.as(cast.sam(), () -> lifecycle.stateOf(label.device()));
    }

    private List<String> refusals(DeviceSecrets label) {
        return world.as(cast.sam(), () -> presences.refusals(label.device(), java.time.Instant.EPOCH)).stream()
                .filter(refusal -> refusal.kind().equals("TOPIC"))
                .map(refusal -> refusal.sentence())
                .toList();
    }

    private List<Gateways.Stranger> strangers(DeviceSecrets gateway) {
        return world.as(cast.sam(), () -> gateways.strangersOf(gateway.device()));
    }

    private List<String> rejected(DeviceSecrets label) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("select reason from telemetry.rejected where device_id = :device")
                        .param("device", label.device().value())
                        .query(String.class)
                        .list());
    }

    private double value(DeviceId device, PositionId position, String quantity) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("""
                select l.value from telemetry.latest l join telemetry.series s on s.id = l.series_id
                where s.device_id = :device and s.position_id = :position and s.quantity = :quantity
                """)
                        .param("device", device.value())
                        .param("position", position.value())
                        .param("quantity", quantity)
                        .query(Double.class)
                        .single());
    }

    private static String hex(int digits) {
        var hex = "%016X".formatted(ThreadLocalRandom.current().nextLong());
        return hex.substring(16 - digits);
    }

    private static String low(DeviceSecrets label) {
        return label.serial().toLowerCase(Locale.ROOT);
    }
}
