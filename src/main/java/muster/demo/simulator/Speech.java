package muster.demo.simulator;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The topics and payloads of the published interface, as a device maker would read them in its documentation. */
final class Speech {

    private static final JsonMapper JSON = JsonMapper.shared();

    final String credentialRequest;
    final String credentialResponse;
    final String state;
    final String telemetry;
    final String configurationDesired;
    final String configurationReported;
    final String commandRequest;
    final String commandResponse;

    Speech(String device) {
        var prefix = "muster/v1/" + device + "/";
        credentialRequest = prefix + "credential/request";
        credentialResponse = prefix + "credential/response";
        state = prefix + "state";
        telemetry = prefix + "telemetry";
        configurationDesired = prefix + "configuration/desired";
        configurationReported = prefix + "configuration/reported";
        commandRequest = prefix + "command/request";
        commandResponse = prefix + "command/response";
    }

    static byte[] bytes(Object payload) {
        return JSON.writeValueAsBytes(payload);
    }

    /** What a message says; nothing when it is not JSON. */
    static JsonNode read(MqttMessage message) {
        try {
            return JSON.readTree(new String(message.getPayload(), StandardCharsets.UTF_8));
        } catch (JacksonException noJson) {
            return MissingNode.getInstance();
        }
    }
}
