package muster.provisioning.web;

import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import muster.shared.Id;
import muster.shared.JobId;
import muster.shared.NotFound;
import muster.shared.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it is sent.
 *
 * @param choice job and position, {@code <job>/<position>}
 * @param key made with the page, so that the same form sent twice is one claim
 */
record ClaimForm(
        @Nullable String choice,
        @Pattern(regexp = "[A-Za-z0-9-]{16,64}") @Nullable String key) {

    record Chosen(JobId job, PositionId position) {}

    Optional<Chosen> chosen() {
        var parts = choice == null ? new String[0] : choice.split("/", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Chosen(JobId.of(parts[0]), PositionId.of(parts[1])));
        } catch (NotFound notAnId) {
            return Optional.empty();
        }
    }

    String keyOrNew() {
        return key == null ? Id.fresh().toString() : key;
    }
}
