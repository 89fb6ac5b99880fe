package muster.portals;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Consumer;
import muster.access.Actor;
import muster.assets.Place;
import muster.assets.Places;
import muster.catalog.DeviceModels;
import muster.catalog.Measured;
import muster.catalog.Quantity;
import muster.catalog.QuantityKind;
import muster.portals.SeriesView.Change;
import muster.portals.SeriesView.Row;
import muster.portals.SeriesView.Sum;
import muster.shared.DeviceId;
import muster.shared.NotFound;
import muster.shared.Pager;
import muster.shared.PositionId;
import muster.telemetry.Point;
import muster.telemetry.PositionSeries;
import muster.telemetry.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws the series of a position. */
@Service
public class SeriesPage {

    private static final int ROWS = 48;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final PositionSeries series;
    private final Places places;
    private final DeviceModels models;
    private final JdbcClient jdbc;

    SeriesPage(PositionSeries series, Places places, DeviceModels models, JdbcClient jdbc) {
        this.series = series;
        this.places = places;
        this.models = models;
        this.jdbc = jdbc;
    }

    /** What is asked, and how it is to be said. */
    public record Asked(PositionId position, String quantity, String channel, Actor actor, Locale locale) {

        boolean isStaff() {
            return actor.role() != null && actor.role().isStaff();
        }
    }

    /** Where it is; not found also when the person asking may not see it. */
    public Place place(PositionId position) {
        return places.of(position);
    }

    /** A page of its table, and the whole picture. */
    @Transactional(readOnly = true)
    public SeriesView of(Asked asked, SeriesRange range, int page) {
        var place = places.of(asked.position());
        var quantity = quantity(asked.quantity());
        var channels = series.channels(asked.position(), quantity.name());
        var channel = channel(asked.channel(), channels);
        var found = find(asked, quantity, channel, range);
        var seams = series.seams(asked.position(), range.from(), range.to());
        var newestFirst = found.points().reversed();
        int shown = Math.clamp(page, 1, Math.max(1, Math.ceilDiv(newestFirst.size(), ROWS)));
        int first = (shown - 1) * ROWS;
        var form = form(range, found.step());
        return new SeriesView(
                place,
                quantity,
                range,
                found.step(),
                labels(channels, asked.position(), quantity.name()),
                channel,
                Plot.of(quantity, found, seams, range, asked.locale()),
                found.points().isEmpty() ? null : sum(quantity, found.points(), range, asked.locale()),
                newestFirst.subList(first, Math.min(first + ROWS, newestFirst.size())).stream()
                        .map(point -> row(point, quantity, found.step(), form, range, asked))
                        .toList(),
                new Pager(
                        shown,
                        ROWS,
                        newestFirst.size(),
                        SeriesView.address(asked.position(), quantity, range, channel)),
                changes(seams, range, asked.isStaff()),
                found.points().isEmpty()
                        ? series.newest(asked.position(), quantity.name()).orElse(null)
                        : null);
    }

    /** Hands over every piece of it, the oldest first. */
    @Transactional(readOnly = true)
    public void each(Asked asked, SeriesRange range, Consumer<@Nullable Object[]> taker) {
        var place = places.of(asked.position());
        var quantity = quantity(asked.quantity());
        var channel = channel(asked.channel(), series.channels(asked.position(), quantity.name()));
        var found = find(asked, quantity, channel, range);
        var serials = asked.isStaff()
                ? serials(found.points().stream().map(Point::device).distinct().toList())
                : Map.<DeviceId, String>of();
        boolean isWord = !quantity.kind().isNumber();
        for (var point : found.points()) {
            taker.accept(new @Nullable Object[] {
                place.assetName(),
                place.positionName(),
                quantity.name(),
                isWord ? "" : quantity.unit(),
                point.from().atZone(range.zone()).toOffsetDateTime(),
                point.to().atZone(range.zone()).toOffsetDateTime(),
                isWord ? quantity.wordOf(point.last()).orElse("") : point.mean(),
                isWord ? "" : point.min(),
                isWord ? "" : point.max(),
                quantity.kind() == QuantityKind.COUNTER ? point.counted() : "",
                point.count(),
                serials.get(point.device())
            });
        }
    }

    private PositionSeries.Found find(Asked asked, Quantity quantity, @Nullable String channel, SeriesRange range) {
        return series.of(new PositionSeries.Wanted(
                asked.position(), quantity.name(), quantity.kind(), channel, range.from(), range.to(), range.zone()));
    }

    private Quantity quantity(String name) {
        return models.dictionary().find(name).orElseThrow(NotFound::new);
    }

    private SequencedMap<String, String> labels(List<String> channels, PositionId position, String quantity) {
        var labels = new LinkedHashMap<String, String>();
        if (channels.isEmpty()) {
            return labels;
        }
        channels.forEach(channel -> labels.put(channel, channel));
        // of two devices that had a channel of one name here, the later one names it
        jdbc.sql("select channel, model from portals.series_models(:position, :quantity) order by series")
                .param("position", position.value())
                .param("quantity", quantity)
                .query(row -> {
                    var channel = row.getString("channel");
                    labels.replace(channel, models.labelOf(row.getString("model"), channel));
                });
        return labels;
    }

    private static @Nullable String channel(String asked, List<String> channels) {
        if (channels.isEmpty()) {
            return null;
        }
        return channels.contains(asked) ? asked : channels.getFirst();
    }

    /** Seconds where values stand alone, days where they are summed up, and the clock's name where it changes. */
    private static DateTimeFormatter form(SeriesRange range, Step step) {
        if (step == Step.DAY) {
            return DateTimeFormatter.ISO_LOCAL_DATE;
        }
        var form = step == Step.VALUE ? SECOND : MINUTE;
        return range.hasClockChange()
                ? DateTimeFormatter.ofPattern((step == Step.VALUE ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm") + " z")
                : form;
    }

    private static Sum sum(Quantity quantity, List<Point> points, SeriesRange range, Locale locale) {
        var last = points.getLast();
        var count = points.stream().mapToInt(Point::count).sum();
        var lastAt = SECOND.format(last.lastAt().atZone(range.zone()));
        if (!quantity.kind().isNumber()) {
            return new Sum("", "", "", SeriesView.word(quantity, last.last()), lastAt, "", count);
        }
        return new Sum(
                text(points.stream().mapToDouble(Point::min).min().orElse(0), quantity, locale),
                text(points.stream().mapToDouble(Point::sum).sum() / count, quantity, locale),
                text(points.stream().mapToDouble(Point::max).max().orElse(0), quantity, locale),
                text(last.last(), quantity, locale),
                lastAt,
                text(points.stream().mapToDouble(Point::counted).sum(), quantity, locale),
                count);
    }

    private static Row row(
            Point point, Quantity quantity, Step step, DateTimeFormatter form, SeriesRange range, Asked asked) {
        var zoned = point.from().atZone(range.zone());
        var value = switch (quantity.kind()) {
            case MEASURE -> text(point.mean(), quantity, asked.locale());
            case COUNTER -> text(point.counted(), quantity, asked.locale());
            case STATE, EVENT -> SeriesView.word(quantity, point.last());
        };
        boolean isWord = !quantity.kind().isNumber();
        boolean isTraced = asked.isStaff() && step == Step.VALUE;
        return new Row(
                form.format(zoned),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(zoned),
                value,
                isWord ? "" : text(point.min(), quantity, asked.locale()),
                isWord ? "" : text(point.max(), quantity, asked.locale()),
                point.count(),
                isWord ? form.format(point.to().atZone(range.zone())) : null,
                isTraced ? point.series() : null,
                ChronoUnit.MICROS.between(Instant.EPOCH, point.lastAt()),
                asked.isStaff() ? point.device() : null);
    }

    private static String text(double value, Quantity quantity, Locale locale) {
        return Measured.text(value, quantity.unit(), locale);
    }

    private List<Change> changes(List<PositionSeries.Seam> seams, SeriesRange range, boolean staff) {
        var serials =
                staff ? serials(seams.stream().map(PositionSeries.Seam::device).toList()) : Map.<DeviceId, String>of();
        return seams.stream()
                .map(seam -> new Change(
                        seam.at(),
                        MINUTE.format(seam.at().atZone(range.zone())),
                        staff ? seam.device() : null,
                        serials.get(seam.device())))
                .toList();
    }

    private Map<DeviceId, String> serials(List<DeviceId> devices) {
        var serials = new HashMap<DeviceId, String>();
        jdbc.sql("select id, serial from registry.device where id = any(:ids::uuid[])")
                .param("ids", devices.stream().map(DeviceId::toString).toArray(String[]::new))
                .query(row -> {
                    serials.put(new DeviceId(row.getObject("id", UUID.class)), row.getString("serial"));
                });
        return serials;
    }
}
