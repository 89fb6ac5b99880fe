package muster.registry;

import muster.shared.DeviceId;

/** What leaves the house once: a device's factory secret and the code on its label. */
public record DeviceSecrets(DeviceId device, String serial, String bootstrap, ClaimCode claimCode) {

    @Override
    public String toString() {
        return "DeviceSecrets of " + serial;
    }
}
