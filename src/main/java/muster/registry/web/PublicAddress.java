package muster.registry.web;

import java.net.URI;
import muster.registry.ClaimCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people reach Muster, as configured: the only address that is ever printed. */
@Component
class PublicAddress {

    private final URI address;

    PublicAddress(@Value("${muster.public-address}") String address) {
        this.address = URI.create(address.strip().replaceAll("/+$", ""));
    }

    /** What the QR code of a label says. */
    String linkOf(ClaimCode code) {
        return address + "/a/" + code.inLink();
    }

    String host() {
        return address.getHost() == null ? "localhost" : address.getHost();
    }

    boolean isSecure() {
        return "https".equals(address.getScheme());
    }

    /** No phone can follow a label that leads to the machine it was printed on. */
    boolean isThisMachineOnly() {
        return host().equals("localhost") || host().startsWith("127.") || host().equals("[::1]");
    }
}
