package muster.demo.bench;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import muster.access.Actor;
import muster.catalog.DeviceModel;
import muster.registry.DeviceSecrets;
import muster.registry.Handovers;
import muster.registry.Registration;
import muster.registry.Registry;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where simulated devices are made: registered like any other, their secrets read from the factory file. */
@Component
@ConditionalOnBooleanProperty("muster.sample-fleet")
public class Factory {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OWN_DIGITS = 6;

    private final Registry registry;
    private final Handovers handovers;
    private final Clock clock;

    Factory(Registry registry, Handovers handovers, Clock clock) {
        this.registry = registry;
        this.handovers = handovers;
        this.clock = clock;
    }

    /** Registers devices of these serial numbers, in this order. */
    @Transactional
    public List<DeviceSecrets> make(DeviceModel model, String hardware, List<String> serials, Actor actor) {
        var wish = Registration.of(
                model.key().toString(), hardware, model.maker(), LocalDate.now(clock), List.copyOf(serials));
        // random serial numbers of one maker look alike; a person would be asked
        var sure = wish.accepting(registry.check(wish, actor).doubts());
        var handover = registry.register(sure, actor);
        return handovers.takeAll(handover);
    }

    /** A serial number as the maker writes them: an Ethernet address of which the last three bytes are new. */
    public static String freshSerial(DeviceModel model) {
        var like = model.serials();
        if (like == null) {
            throw new IllegalStateException("nothing is known of the serial numbers of " + model.key());
        }
        var bytes = new byte[OWN_DIGITS / 2];
        RANDOM.nextBytes(bytes);
        return withTail(like.example(), HexFormat.of().withUpperCase().formatHex(bytes));
    }

    /** The example with other last digits, its separators kept. */
    static String withTail(String example, String tail) {
        var serial = new StringBuilder(example);
        int digit = tail.length() - 1;
        for (int i = serial.length() - 1; i >= 0 && digit >= 0; i--) {
            if (Character.isLetterOrDigit(serial.charAt(i))) {
                serial.setCharAt(i, tail.charAt(digit--));
            }
        }
        return serial.toString();
    }
}
