package muster.telemetry.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import muster.catalog.Payload;
import muster.shared.DeviceId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The device that a payload says it is about, where it says so: a member {@code device} in the form of our ids. */
final class NamedDevice {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final JsonMapper JSON = new JsonMapper();

    private NamedDevice() {}

    /** Makers use the word too, for names of their own; those are none of ours. */
    static Optional<DeviceId> in(byte[] payload) {
        if (payload.length > Payload.LONGEST) {
            return Optional.empty(); // refused as a whole where it is read
        }
        var text = new String(payload, StandardCharsets.UTF_8);
        // most payloads never say the word (escaped, it starts with a backslash), and are not read twice
        if (!text.contains("\"device\"") && !text.contains("\\u")) {
            return Optional.empty();
        }
        try {
            var named = JSON.readTree(text).path("device").asString("");
            return ID.matcher(named).matches() ? Optional.of(new DeviceId(UUID.fromString(named))) : Optional.empty();
        } catch (JacksonException noJson) {
            // refused as a whole where it is read
            return Optional.empty();
        }
    }
}
