package muster.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import muster.access.Actor;
import muster.access.ActorContext;

/** Devices to take for a test: climate sensors fresh from the factory. */
public class Shelf {

    public static final String MODEL = "shelly/plus-ht";
    public static final String HARDWARE = "SNSN-0013A";

    private static final AtomicInteger NEXT = new AtomicInteger(0xA00000);

    private final Registry registry;
    private final Handovers handovers;

    public Shelf(Registry registry, Handovers handovers) {
        this.registry = registry;
        this.handovers = handovers;
    }

    /** A serial number that nobody used in this JVM, as the maker writes them. */
    public static String serial() {
        return "B8D61A%06X".formatted(NEXT.getAndIncrement());
    }

    public static Registration wish(List<String> serials) {
        return Registration.of(MODEL, HARDWARE, "Shelly", LocalDate.of(2026, 11, 2), serials);
    }

    public DeviceSecrets take(Actor actor) {
        return take(1, actor).getFirst();
    }

    public List<DeviceSecrets> take(int count, Actor actor) {
        var wish = wish(Stream.generate(Shelf::serial).limit(count).toList());
        return ActorContext.<List<DeviceSecrets>, RuntimeException>call(
                actor, () -> handovers.takeAll(registry.register(wish, actor)));
    }
}
