package muster.registry.web;

import java.time.Duration;
import muster.registry.Handover;
import muster.shared.BatchId;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The key to a batch's secrets travels in a cookie of that batch's page alone: never in an address, never kept here. */
@Component
class HandoverCookie {

    static final String NAME = "muster-handover";

    private final PublicAddress address;

    HandoverCookie(PublicAddress address) {
        this.address = address;
    }

    String holding(Handover handover) {
        return cookie(handover.batch().id(), handover.key(), Duration.ofHours(24));
    }

    private String cookie(BatchId batch, String key, Duration age) {
        return ResponseCookie.from(NAME, key)
                .path("/batches/" + batch)
                .maxAge(age)
                .httpOnly(true)
                .secure(address.isSecure())
                .sameSite("Strict")
                .build()
                .toString();
    }
}
