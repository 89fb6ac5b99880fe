package muster.portals;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An order of the device list. The first way is the natural one, the second its reverse. */
public enum DeviceSort {
    // @formatter:off
    SERIAL("", "d.serial, d.id", "d.serial desc, d.id desc"),
    MODEL("", "d.model, d.serial, d.id", "d.model desc, d.serial desc, d.id desc"),
    STATE("join lifecycle.lifecycle l on l.device_id = d.id", "l.state, l.since, l.device_id", "l.state desc, l.since desc, l.device_id desc"),
    SITE("left join assets.site s on s.id = d.site_id", "s.name, d.serial, d.id", "s.name desc nulls last, d.serial, d.id"),
    CUSTOMER("left join access.organisation c on c.id = d.customer_id", "c.name, d.serial, d.id", "c.name desc nulls last, d.serial, d.id"),
    SEEN("left join connectivity.presence seen on seen.device_id = d.id",
        "seen.last_seen_at desc nulls last, d.id", "seen.last_seen_at nulls first, d.id");
    // @formatter:on

    private final String join;
    private final String order;
    private final String reverse;

    DeviceSort(String join, String order, String reverse) {
        this.join = join;
        this.order = order;
        this.reverse = reverse;
    }

    String join() {
        return join;
    }

    String order(boolean reversed) {
        return reversed ? reverse : order;
    }

    /** As it stands in an address: {@code seen}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Serial number where the word is none of ours. */
    static DeviceSort of(@Nullable String word) {
        for (var sort : values()) {
            if (sort.word().equals(word)) {
                return sort;
            }
        }
        return SERIAL;
    }
}
