package muster.provisioning;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.assets.Places;
import muster.registry.Device;
import muster.shared.ActivationId;
import muster.shared.Change;
import muster.shared.NotFound;
import muster.shared.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How a person acts on an activation: looked up as the person, done as the system, one act on a device at a time. */
@Component
class ActivationActs {

    static final Actor SYSTEM = Actor.system("activation");

    private final ActivationRows rows;
    private final Claims claims;
    private final Places places;
    private final TransactionTemplate transaction;

    ActivationActs(ActivationRows rows, Claims claims, Places places, TransactionTemplate transaction) {
        this.rows = rows;
        this.claims = claims;
        this.places = places;
        this.transaction = transaction;
    }

    void on(ActivationId id, Consumer<Activation> act) {
        var device = transaction.execute(status -> visible(id).deviceId());
        ActorContext.run(
                SYSTEM,
                () -> transaction.executeWithoutResult(status -> {
                    claims.oneAtATime(Objects.requireNonNull(device));
                    act.accept(visible(id));
                }));
    }

    Activation visible(ActivationId id) {
        return rows.findById(id).orElseThrow(NotFound::new);
    }

    /** For the record: what happened to the device, and where. */
    Change about(String action, Activation activation, Device device) {
        var place = places.of(activation.positionId());
        return Change.of(action, Subject.of("device", device.id(), device.serial()), Map.of("place", place.label()))
                .also(
                        Subject.of("asset", place.asset(), place.assetName()),
                        Subject.of("site", place.site(), place.siteName()));
    }
}
