package muster.demo.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a running device consists of, from its power-on to its power-off. */
final class Body {

    private final FactorySheet sheet;
    private final Hardware hardware;
    private final @Nullable Fault fault;
    private final Supplier<String> foreignSerial;
    private final Inbox inbox = new Inbox();
    private final Instant poweredOn;
    private final int boots;
    private volatile @Nullable Uplink uplink;

    /** What stays the same however often the power comes and goes. */
    record Hardware(
            BrokerAddress broker,
            Personality personality,
            Flash flash,
            Journal journal,
            Speech speech,
            Pace pace,
            SharedThreads threads,
            InstantSource clock,
            Lamp lamp) {}

    Body(FactorySheet sheet, Hardware hardware, @Nullable Fault fault, Supplier<String> foreignSerial) {
        this.sheet = sheet;
        this.hardware = hardware;
        this.fault = fault;
        this.foreignSerial = foreignSerial;
        this.poweredOn = hardware.clock().instant();
        this.boots = hardware.flash().boot();
    }

    Uplink connect(String secret) throws LinkBroken {
        var fresh = Uplink.open(hardware.broker(), sheet.id(), secret, inbox::put, hardware.threads());
        uplink = fresh;
        return fresh;
    }

    /** Ends the connection as a pulled plug does. */
    void cut() {
        var present = uplink;
        if (present != null) {
            present.cut();
        }
    }

    FactorySheet sheet() {
        return sheet;
    }

    Inbox inbox() {
        return inbox;
    }

    Flash flash() {
        return hardware.flash();
    }

    Journal journal() {
        return hardware.journal();
    }

    Speech speech() {
        return hardware.speech();
    }

    Pace pace() {
        return hardware.pace();
    }

    Personality personality() {
        return hardware.personality();
    }

    void blink(Duration time) {
        hardware.lamp().blink(time);
    }

    boolean has(Fault other) {
        return fault == other;
    }

    String bootstrapSecret() {
        return has(Fault.WRONG_BOOTSTRAP_SECRET) ? "mistaken-" + sheet.serial() : sheet.bootstrap();
    }

    String serialSaid() {
        return has(Fault.CLONE) ? foreignSerial.get() : sheet.serial();
    }

    String firmware() {
        return has(Fault.OLD_FIRMWARE)
                ? personality().oldFirmware()
                : personality().firmware();
    }

    Surroundings surroundings() {
        var now = hardware.clock().instant();
        return new Surroundings(sheet.serial(), now, Duration.between(poweredOn, now), boots, fault);
    }
}
