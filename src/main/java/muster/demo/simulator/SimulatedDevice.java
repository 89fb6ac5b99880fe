package muster.demo.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A device on the bench: it can be switched on and off, unplugged, broken and healed. */
public final class SimulatedDevice {

    private final FactorySheet sheet;
    private final Body.Hardware hardware;
    private final Journal journal;
    private final Supplier<String> foreignSerial;
    private @Nullable Body running;
    private @Nullable Thread thread;
    private @Nullable Fault fault;

    SimulatedDevice(
            FactorySheet sheet,
            BrokerAddress broker,
            Flash flash,
            Pace pace,
            SharedThreads threads,
            InstantSource clock,
            Supplier<String> foreignSerial,
            Runnable changed) {
        this.sheet = sheet;
        this.foreignSerial = foreignSerial;
        this.journal = new Journal(clock, changed);
        this.hardware = new Body.Hardware(
                broker,
                Personalities.of(sheet.model()),
                flash,
                journal,
                new Speech(sheet.id()),
                pace,
                threads,
                clock,
                new Lamp(clock, threads, changed));
    }

    public FactorySheet sheet() {
        return sheet;
    }

    public void powerOn() {
        powerOn(Duration.ZERO);
    }

    /** Many devices do not come all at once after a power cut. */
    public synchronized void powerOn(Duration after) {
        if (running == null) {
            journal.note(Deed.POWERED_ON);
            start(after);
        }
    }

    /** Switches it off properly: it takes its leave of the broker. */
    public synchronized void powerOff() {
        if (running != null) {
            running.inbox().stop();
            off(Deed.POWERED_OFF);
        }
    }

    /** Takes the power away: the broker finds out by itself. */
    public synchronized void pullThePlug() {
        if (running != null) {
            running.inbox().stop();
            running.cut();
            off(Deed.UNPLUGGED);
        }
    }

    private void off(Deed how) {
        running = null;
        hardware.lamp().off();
        journal.note(how);
    }

    /** Breaks it, or heals it with null; if it is on, it starts anew. */
    public synchronized void breakWith(@Nullable Fault other) {
        if (fault == other) {
            return;
        }
        fault = other;
        hardware.flash().forgetRounds();
        if (running != null) {
            running.inbox().stop();
            journal.note(Deed.POWERED_ON);
            start(Duration.ZERO);
        } else {
            journal.changed();
        }
    }

    /** As {@link #breakWith}, for a fault that it had before this program started. */
    public synchronized void wasBrokenWith(@Nullable Fault earlier) {
        fault = earlier;
    }

    public synchronized Condition condition() {
        var broken = fault == Fault.OLD_FIRMWARE;
        var personality = hardware.personality();
        return new Condition(
                running != null,
                hardware.lamp().isBlinking(),
                fault,
                broken ? personality.oldFirmware() : personality.firmware(),
                journal.steps());
    }

    private void start(Duration after) {
        var before = thread;
        var body = new Body(sheet, hardware, fault, foreignSerial);
        running = body;
        thread = Thread.ofVirtual().name("simulated-" + sheet.serial()).start(() -> {
            if (awaitEndOf(before)) {
                new Program(body).run(after);
            }
        });
    }

    /** Two programs of one device would take each other's connection. */
    private static boolean awaitEndOf(@Nullable Thread before) {
        try {
            if (before != null) {
                before.join();
            }
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
