package muster.demo.simulator;

import java.time.Duration;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A device's daily work with its own secret: it says who it is, takes settings, obeys commands, sends readings. */
final class Work {

    private final Body body;
    private int rounds;

    Work(Body body) {
        this.body = body;
    }

    void run(String secret) throws LinkBroken, InterruptedException {
        try (var uplink = body.connect(secret)) {
            body.journal().note(Deed.CONNECTED_OPERATIONAL);
            uplink.subscribe(body.speech().configurationDesired, body.speech().commandRequest);
            report(uplink);
            long due = System.nanoTime() + Backoff.jittered(body.pace().first()).toNanos();
            while (!body.inbox().isStopped()) {
                var heard = body.inbox().await(uplink, Duration.ofNanos(due - System.nanoTime()));
                if (heard.isPresent()) {
                    answer(uplink, heard.get());
                } else if (!body.inbox().isStopped()) {
                    measure(uplink);
                    due = System.nanoTime()
                            + Backoff.jittered(body.pace().between(rounds)).toNanos();
                }
            }
        }
    }

    private void report(Uplink uplink) throws LinkBroken {
        var around = body.surroundings();
        var serial = body.serialSaid();
        uplink.publish(
                body.speech().state,
                Speech.bytes(Fields.of(
                        "serial", serial,
                        "model", body.sheet().model(),
                        "hardware", body.sheet().hardware(),
                        "firmware", body.firmware(),
                        "boot", Integer.toString(around.boots()),
                        "link", Map.of("rssi", Radio.dBm(around)))));
        body.journal().note(Deed.REPORTED, serial + ", " + body.firmware());
    }

    private void answer(Uplink uplink, Heard.Message heard) throws LinkBroken {
        if (heard.topic().equals(body.speech().configurationDesired)) {
            configure(uplink, heard.message());
        } else if (heard.topic().equals(body.speech().commandRequest)) {
            obey(uplink, heard.message());
        }
    }

    private void configure(Uplink uplink, MqttMessage message) throws LinkBroken {
        var desired = Speech.read(message);
        if (!desired.path("revision").isInt()) {
            return;
        }
        int revision = desired.path("revision").asInt();
        var refuses = body.has(Fault.REFUSES_CONFIGURATION);
        var report = refuses
                ? Fields.of("revision", revision, "outcome", "rejected", "reason", "The flash is write-protected.")
                : Fields.of("revision", revision, "outcome", "applied");
        uplink.publish(body.speech().configurationReported, Speech.bytes(report));
        body.journal().note(refuses ? Deed.REFUSED_CONFIGURATION : Deed.CONFIGURED, revision);
    }

    private void obey(Uplink uplink, MqttMessage message) throws LinkBroken {
        var command = Speech.read(message);
        var name = command.path("command").asString("");
        var can = name.equals("identify") && body.personality().canShowItself();
        if (can) {
            body.blink(Duration.ofSeconds(command.path("seconds").asInt(30)));
            body.journal().note(Deed.BLINKING);
        } else {
            body.journal().note(Deed.CANNOT_BLINK);
        }
        var properties = new MqttProperties();
        properties.setCorrelationData(message.getProperties().getCorrelationData());
        uplink.publish(
                body.speech().commandResponse,
                Speech.bytes(can ? Fields.of("outcome", "done") : Fields.of("outcome", "failed", "reason", "unknown")),
                properties);
    }

    private void measure(Uplink uplink) throws LinkBroken {
        rounds++;
        var messages = body.personality().readings(body.surroundings());
        if (body.has(Fault.SILENT_AFTER_FIRST)) {
            if (body.flash().rounds() > 0) {
                body.journal().note(Deed.FELL_SILENT);
                return;
            }
            messages = messages.subList(0, 1);
        }
        body.flash().sentRound(body.has(Fault.SILENT_AFTER_FIRST));
        for (var message : messages) {
            uplink.publish(body.speech().telemetry, Speech.bytes(message));
        }
        body.journal().note(Deed.SENT_READINGS);
    }
}
