package muster.demo.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import tools.jackson.databind.JsonNode;

/** With its factory secret a device asks for one of its own, again and again until somebody has claimed it. */
final class Provisioning {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    private final Body body;

    Provisioning(Body body) {
        this.body = body;
    }

    void run() throws LinkBroken, InterruptedException {
        try (var uplink = body.connect(body.bootstrapSecret())) {
            body.journal().note(Deed.CONNECTED_BOOTSTRAP);
            uplink.subscribe(body.speech().credentialResponse);
            while (!body.inbox().isStopped()) {
                var answer = ask(uplink);
                var secret =
                        answer.map(said -> said.path("secret").asString("")).orElse("");
                if (!secret.isEmpty()) {
                    body.flash().keep(secret);
                    body.journal().note(Deed.ISSUED);
                    return;
                }
                note(answer);
                body.inbox().await(uplink, Backoff.jittered(body.pace().askAgain()));
            }
        }
    }

    private Optional<JsonNode> ask(Uplink uplink) throws LinkBroken, InterruptedException {
        var question = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        var properties = new MqttProperties();
        properties.setResponseTopic(body.speech().credentialResponse);
        properties.setCorrelationData(question);
        uplink.publish(
                body.speech().credentialRequest,
                Speech.bytes(Fields.of("serial", body.sheet().serial())),
                properties);
        long until = System.nanoTime() + ANSWER_WITHIN.toNanos();
        while (true) {
            var heard = body.inbox().await(uplink, Duration.ofNanos(until - System.nanoTime()));
            if (heard.isEmpty()) {
                return Optional.empty();
            }
            var message = heard.get().message();
            if (Arrays.equals(message.getProperties().getCorrelationData(), question)) {
                return Optional.of(Speech.read(message));
            }
        }
    }

    private void note(Optional<JsonNode> answer) {
        if (body.inbox().isStopped()) {
            return;
        }
        if (answer.isEmpty()) {
            body.journal().note(Deed.UNANSWERED);
        } else if (answer.get().path("reason").asString("").equals("not_claimed")) {
            body.journal().note(Deed.NOT_CLAIMED);
        } else {
            body.journal().note(Deed.NOT_ISSUED, answer.get().path("sentence").asString(""));
        }
    }
}
