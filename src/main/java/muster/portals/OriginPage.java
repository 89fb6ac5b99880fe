package muster.portals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import muster.catalog.DeviceModels;
import muster.catalog.Units;
import muster.registry.Registry;
import muster.shared.DeviceId;
import muster.telemetry.Origins;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leads from a value to the bytes it came from. */
@Service
public class OriginPage {

    private final Registry registry;
    private final Origins origins;
    private final DeviceModels models;

    OriginPage(Registry registry, Origins origins, DeviceModels models) {
        this.registry = registry;
        this.origins = origins;
        this.models = models;
    }

    /**
     * The value of a series at a moment.
     *
     * @param micros since 1970
     */
    @Transactional(readOnly = true)
    public OriginView of(DeviceId id, int series, long micros) {
        var device = registry.get(id);
        var origin = origins.of(id, series, Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        var word = SeriesView.word(models, origin.quantity(), origin.value());
        return OriginView.of(device, origin, word != null ? word : Units.display(origin.value(), origin.unit()));
    }
}
