package muster.telemetry.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    private static final byte[] WORD = "\"device\"".getBytes(StandardCharsets.US_ASCII);
    private static final JsonMapper JSON = new JsonMapper();

    private NamedDevice() {}

    /** Makers use the word too, for names of their own; those are none of ours. */
    static Optional<DeviceId> in(byte[] payload) {
        if (payload.length > Payload.LONGEST || !maySayIt(payload)) {
            return Optional.empty();
        }
        try {
            var named = JSON.readTree(new String(payload, StandardCharsets.UTF_8))
                    .path("device")
                    .asString("");
            return ID.matcher(named).matches() ? Optional.of(new DeviceId(UUID.fromString(named))) : Optional.empty();
        } catch (JacksonException noJson) {
            // refused as a whole where it is read
            return Optional.empty();
        }
    }

    /** Most payloads never say the word, which may also be escaped, and are not read twice. */
    private static boolean maySayIt(byte[] payload) {
        for (var place = 0; place < payload.length; place++) {
            if (payload[place] == '\\'
                    || (payload[place] == '"'
                            && Arrays.mismatch(
                                            payload,
                                            place,
                                            Math.min(payload.length, place + WORD.length),
                                            WORD,
                                            0,
                                            WORD.length)
                                    < 0)) {
                return true;
            }
        }
        return false;
    }
}
