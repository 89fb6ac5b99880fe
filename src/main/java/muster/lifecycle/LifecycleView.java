package muster.lifecycle;

import java.time.Instant;
import java.util.List;
import muster.shared.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * A device's life as one person sees it.
 *
 * @param version what the person looked at, sent back with a move so that a stale page moves nothing
 * @param offers the moves that this person may make from here, the open ones first
 * @param waiting the moves that the device or the system makes when it is time
 * @param history the latest moves that this person may know of, newest first
 */
public record LifecycleView(
        DeviceId device,
        State state,
        Instant since,
        int version,
        List<Offer> offers,
        List<LifecycleEvent> waiting,
        List<Move> history) {

    /** The offers that are buttons with a reason. */
    public List<Offer> buttons() {
        return offers.stream().filter(offer -> !offer.elsewhere()).toList();
    }

    /** The moves that another page makes. As long as the claim can be undone, that page offers no release. */
    public List<Offer> acts() {
        boolean isUndoable = offers.stream().anyMatch(offer -> offer.event() == LifecycleEvent.UNDO && offer.open());
        return offers.stream()
                .filter(Offer::elsewhere)
                .filter(offer -> offer.event() != LifecycleEvent.RELEASE || !isUndoable)
                .toList();
    }

    /** Is one of them open now? */
    public boolean isOpenElsewhere() {
        return acts().stream().anyMatch(Offer::open);
    }

    /** The usual reasons to choose from. */
    public List<Reason> reasons() {
        return List.of(Reason.values());
    }

    /**
     * A move that this person may make.
     *
     * @param missing the unmet requirement, as in {@code lifecycle.missing.<name>}; null when the move is open
     * @param elsewhere true when another page makes it
     */
    public record Offer(
            LifecycleEvent event, State to, @Nullable String missing, boolean elsewhere) {

        public boolean open() {
            return missing == null;
        }
    }

    /** A move that was made. */
    public record Move(
            int number,
            State from,
            LifecycleEvent event,
            State to,
            Instant at,
            String byKind,
            String byName,
            String reason) {}
}
