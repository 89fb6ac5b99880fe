package muster.portals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import muster.catalog.Measured;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** A site with its assets as they are now. */
public record SiteNow(UUID id, String name, String address, List<AssetNow> assets) {

    public long working() {
        return assets.stream().mapToLong(AssetNow::working).sum();
    }

    public long positions() {
        return assets.stream().mapToLong(asset -> asset.positions().size()).sum();
    }

    /** An asset with its positions. */
    public record AssetNow(UUID id, String name, String kind, List<PositionNow> positions) {

        public long working() {
            return positions.stream()
                    .filter(position -> position.working() == Working.YES)
                    .count();
        }

        public boolean isWell() {
            return working() == positions.size();
        }

        /** Everything of which a picture can be drawn. */
        public List<Series> series() {
            return positions.stream()
                    .flatMap(position -> position.values().stream().map(value -> new Series(position, value)))
                    .toList();
        }

        /** The positions of which there is something to say, the worst first. */
        public List<PositionNow> notWorking() {
            return positions.stream()
                    .filter(position -> position.working() != Working.YES)
                    .toList();
        }
    }

    /**
     * A position.
     *
     * @param since when it was heard last, or when it came to be as it is
     * @param holder null where nothing is fitted, and for customers
     */
    public record PositionNow(
            UUID id,
            String name,
            Working working,
            @Nullable Instant since,
            @Nullable Holder holder,
            List<ValueNow> values) {}

    /**
     * The device at a position.
     *
     * @param serial null for those who may not see the device
     * @param channelLabel what people call the part of it that is there; empty where that is the whole of it
     */
    public record Holder(UUID device, @Nullable String serial, String channelLabel) {}

    /** One quantity of a position, of which a picture can be drawn. */
    public record Series(PositionNow position, ValueNow value) {

        /** As an address names it; a channel stands last because it may be of any letters. */
        public String word() {
            return value.channel().isEmpty() ? whole() : whole() + "@" + value.channel();
        }

        /** Whether the word names this quantity of this position, be it of a channel that came later or has left. */
        public boolean isOf(String word) {
            return word.equals(whole()) || word.startsWith(whole() + "@");
        }

        /** Whose picture a word of it asks for: also a channel that has left, while there is no value of now. */
        public String channel(String word) {
            return value.at() == null && word.length() > whole().length()
                    ? word.substring(whole().length() + 1)
                    : value.channel();
        }

        private String whole() {
            return position.id() + "/" + value.quantity();
        }
    }

    /**
     * The newest value of one quantity; without a value while none has arrived.
     *
     * @param channel which of the device's channels says it; empty where there is no choice
     * @param channelLabel what people call it
     * @param word what the value of a state stands for; null for a number
     */
    public record ValueNow(
            String quantity,
            String channel,
            String channelLabel,
            @Nullable Double value,
            @Nullable String unit,
            @Nullable String word,
            @Nullable Instant at,
            boolean old) {

        /** For people: {@code 21.5 °C}, {@code open}. */
        public String display() {
            if (word != null) {
                return word;
            }
            return value == null || unit == null ? "–" : Measured.text(value, unit, LocaleContextHolder.getLocale());
        }

        public String labelKey() {
            return "catalog.quantity." + quantity;
        }
    }
}
