package muster.portals;

import java.time.Instant;
import java.util.List;
import muster.assets.Place;
import muster.shared.PositionId;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a device, and which position it fills.
 *
 * @param place null where its values count for the position of its device
 * @param since when it came there
 * @param choices positions that it could fill, for those who may decide it
 */
public record ChannelRow(
        String name,
        String label,
        @Nullable Place place,
        @Nullable Instant since,
        List<Choice> choices) {

    /**
     * A free position of the same site for which it measures something.
     *
     * @param job the number of the open job that is to fill it; null where none is
     */
    public record Choice(
            PositionId position, String label, @Nullable Integer job) {}
}
