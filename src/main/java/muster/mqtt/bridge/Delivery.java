package muster.mqtt.bridge;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import muster.mqtt.InboundMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One message on its way to its handler: through as many attempts as it takes, to its acknowledgement. */
final class Delivery implements Lanes.Work {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final int ATTEMPTS = 5;
    /** Five attempts are over within two seconds. */
    private static final BackOff AFTER_FAILURE = new BackOff(Duration.ofMillis(50), Duration.ofMillis(800));

    private static final BackOff AFTER_TROUBLE = new BackOff(Duration.ofMillis(200), Duration.ofSeconds(5));

    private final Parcel parcel;
    private final Consumer<InboundMessage> handler;
    private final SpoiledPile spoiled;
    private final Stalls stalls;
    private final BooleanSupplier isStopping;
    private int failures;
    private int troubles;

    Delivery(
            Parcel parcel,
            Consumer<InboundMessage> handler,
            SpoiledPile spoiled,
            Stalls stalls,
            BooleanSupplier isStopping) {
        this.parcel = parcel;
        this.handler = handler;
        this.spoiled = spoiled;
        this.stalls = stalls;
        this.isStopping = isStopping;
    }

    /** A message that came by a connection that is gone is left alone: the broker brings it again. */
    @Override
    public @Nullable Duration attempt() {
        if (!parcel.isAwaited() || isStopping.getAsBoolean()) {
            end();
            return null;
        }
        try {
            handler.accept(parcel.inbound());
        } catch (RuntimeException | Error failure) {
            var pause = pauseAfter(failure);
            if (pause != null) {
                return pause;
            }
        }
        end();
        Parcel.acknowledge(List.of(parcel));
        return null;
    }

    private void end() {
        stalls.end(this);
        parcel.leave();
    }

    private @Nullable Duration pauseAfter(Throwable failure) {
        if (Trouble.passes(failure)) {
            troubles++;
            stalls.begin(this, failure);
            log.atLevel(troubles == 1 ? Level.WARN : Level.DEBUG)
                    .log("{} has to wait: {}", parcel.inbound(), failure.toString());
            return AFTER_TROUBLE.after(troubles);
        }
        failures++;
        if (failures >= ATTEMPTS && spoiled.take(parcel.inbound(), failure, failures)) {
            return null;
        }
        log.debug("{} failed, attempt {}", parcel.inbound(), failures, failure);
        return AFTER_FAILURE.after(failures);
    }
}
