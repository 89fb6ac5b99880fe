package muster.assets.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.Optional;
import muster.assets.Site;
import muster.assets.SiteDraft;
import muster.shared.PlainText;
import muster.shared.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** A site as typed. Coordinates are decimal degrees, five digits after the point: about a metre. */
record SiteForm(
        @NotEmpty(message = "{assets.site.name-missing}") @Size(max = 120, message = "{assets.name-long}") @PlainText
        String name,

        @NotEmpty(message = "{assets.site.address-missing}")
        @Size(max = 300, message = "{assets.address-long}")
        @PlainText
        String address,

        @NotEmpty(message = "{assets.site.zone-missing}") String zone,
        String latitude,
        String longitude,
        String sure,
        String version) {

    SiteForm {
        name = Typed.line(name);
        address = Typed.line(address);
        zone = Typed.line(zone);
        latitude = Typed.line(latitude);
        longitude = Typed.line(longitude);
        sure = Typed.asIs(sure);
        version = Typed.line(version);
    }

    static SiteForm of(Site site) {
        return new SiteForm(
                site.name(),
                site.address(),
                site.timeZone(),
                text(site.latitude()),
                text(site.longitude()),
                "",
                String.valueOf(site.version()));
    }

    SiteForm at(int newest) {
        return new SiteForm(name, address, zone, latitude, longitude, sure, String.valueOf(newest));
    }

    /** What bean validation cannot say: a known time zone, both coordinates or none, each on the globe. */
    void check(Errors errors) {
        if (!zone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(zone)) {
            errors.rejectValue("zone", "assets.site.zone-unknown");
        }
        if (latitude.isEmpty() != longitude.isEmpty()) {
            errors.rejectValue(latitude.isEmpty() ? "latitude" : "longitude", "assets.site.coordinate-missing");
        }
        if (!latitude.isEmpty() && degrees(latitude, 90).isEmpty()) {
            errors.rejectValue("latitude", "assets.site.latitude-wrong");
        }
        if (!longitude.isEmpty() && degrees(longitude, 180).isEmpty()) {
            errors.rejectValue("longitude", "assets.site.longitude-wrong");
        }
    }

    SiteDraft draft() {
        return new SiteDraft(
                name,
                address,
                ZoneId.of(zone),
                degrees(latitude, 90).orElse(null),
                degrees(longitude, 180).orElse(null));
    }

    private static Optional<BigDecimal> degrees(String typed, int most) {
        if (!typed.matches("[+-]?\\d{1,3}([.,]\\d{1,12})?")) {
            return Optional.empty();
        }
        var value = new BigDecimal(typed.replace(',', '.')).setScale(5, RoundingMode.HALF_EVEN);
        return value.abs().compareTo(BigDecimal.valueOf(most)) <= 0 ? Optional.of(value) : Optional.empty();
    }

    private static String text(@Nullable BigDecimal degrees) {
        return degrees == null ? "" : degrees.toPlainString();
    }

    /** The version that the person saw. */
    int seen() {
        return Typed.number(version);
    }
}
