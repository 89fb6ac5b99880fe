package muster.portals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import muster.assets.Place;
import muster.catalog.DeviceModels;
import muster.catalog.Quantity;
import muster.catalog.Units;
import muster.shared.DeviceId;
import muster.shared.Pager;
import muster.shared.PositionId;
import muster.telemetry.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * One quantity at one place over a time, as a picture and as a table.
 *
 * @param channels among which a person may choose, with what people call them; empty where there is but one
 * @param plot null where nothing was measured
 * @param sum null where nothing was measured, and for words
 * @param newest when the newest value of whatever time was measured; null while there was none
 */
public record SeriesView(
        Place place,
        Quantity quantity,
        SeriesRange range,
        Step step,
        SequencedMap<String, String> channels,
        @Nullable String channel,
        @Nullable Plot plot,
        @Nullable Sum sum,
        List<Row> rows,
        Pager pager,
        List<Change> changes,
        @Nullable Instant newest) {

    /** What all of it comes to, in words that have their unit. */
    public record Sum(String low, String mean, String high, String last, String lastAt, String counted, int values) {}

    /**
     * One piece of it.
     *
     * @param when in the time of the site
     * @param exactly the same with its distance from UTC
     * @param value the mean, what was counted, or the word
     * @param until of a word; else null
     * @param series with {@code micros} where the value came from; of a single value alone
     * @param device for staff alone
     */
    public record Row(
            String when,
            String exactly,
            String value,
            String low,
            String high,
            int count,
            @Nullable String until,
            @Nullable Integer series,
            long micros,
            @Nullable DeviceId device) {}

    /**
     * Another sensor came.
     *
     * @param serial for staff alone, as is the device
     */
    public record Change(
            Instant at,
            String when,
            @Nullable DeviceId device,
            @Nullable String serial) {}

    /** {@code number}, {@code counter} or {@code word}: which columns the table has. */
    public String sort() {
        return switch (quantity.kind()) {
            case MEASURE -> step == Step.VALUE ? "value" : "number";
            case COUNTER -> "counter";
            case STATE -> "state";
            case EVENT -> "event";
        };
    }

    /** As people write it; nothing for words. */
    public String unit() {
        return quantity.kind().isNumber() ? Units.display(quantity.unit()) : "";
    }

    /** The address of this very picture. */
    public String address() {
        return address(place.position(), quantity, range, channel);
    }

    static String address(PositionId position, Quantity quantity, SeriesRange range, @Nullable String channel) {
        return path(position, quantity) + "?" + range.query() + query(channel);
    }

    /** The address of its table as a file. */
    public String file() {
        return "/positions/" + place.position() + "/series.csv?quantity=" + quantity.name() + "&" + range.query()
                + query(channel);
    }

    /** The same channel over another range. */
    public String over(String word) {
        return path(place.position(), quantity) + "?range=" + word + query(channel);
    }

    /** The same range of another channel. */
    public String of(String other) {
        return address(place.position(), quantity, range, other);
    }

    public String path() {
        return path(place.position(), quantity);
    }

    private static String path(PositionId position, Quantity quantity) {
        return "/positions/" + position + "/series/" + quantity.name();
    }

    private static String query(@Nullable String channel) {
        return channel == null ? "" : "&channel=" + UriUtils.encode(channel, StandardCharsets.UTF_8);
    }

    /** The days round the newest value, when that is not in the range. */
    public @Nullable String newestAddress() {
        if (newest == null) {
            return null;
        }
        var day = newest.atZone(range.zone()).toLocalDate();
        return path(place.position(), quantity) + "?from=" + day + "&to=" + day;
    }

    static String word(Quantity quantity, double value) {
        return quantity.wordOf(value).map(word -> word.replace('_', ' ')).orElse("–");
    }

    /** What a stored value of a state or an event stands for; null for a number. */
    static @Nullable String word(DeviceModels models, String quantity, double value) {
        return models.dictionary()
                .find(quantity)
                .filter(known -> !known.kind().isNumber())
                .map(known -> word(known, value))
                .orElse(null);
    }
}
