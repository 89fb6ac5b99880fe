package muster.registry;

import java.time.Instant;
import java.util.UUID;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;

/** A credential that is alive. The secret is not in here, nor anywhere else in the house. */
public record Credential(
        UUID id,
        DeviceId device,
        CredentialKind kind,
        Instant issuedAt,
        @Nullable Instant firstUsedAt) {

    public boolean wasUsed() {
        return firstUsedAt != null;
    }
}
