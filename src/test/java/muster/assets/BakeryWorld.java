package muster.assets;

import java.time.ZoneId;
import muster.shared.BatchId;
import muster.shared.DeviceId;
import muster.shared.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sites and devices to fill positions with. */
final class BakeryWorld {

    private BakeryWorld() {}

    static Site site() {
        return site(OrganisationId.next());
    }

    static Site site(OrganisationId customer) {
        return Site.of(customer, "Nordweg 4", "Nordweg 4, 24103 Kiel", ZoneId.of("Europe/Berlin"));
    }

    static DeviceId device(JdbcClient jdbc) {
        var batch = BatchId.next().value();
        var device = DeviceId.next();
        jdbc.sql("""
                insert into registry.batch (id, model, hardware, made_by, made_on, size, created_at, version)
                values (:id, 'acme/th-100', 'A', 'ACME', current_date, 1, now(), 1)
                """).param("id", batch).update();
        jdbc.sql("""
                insert into registry.device (id, model, hardware, serial, serial_folded, serial_shape, claim_hash, batch_id,
                                             registered_at, version)
                values (:id, 'acme/th-100', 'A', :serial, :serial, :serial, sha256(convert_to(:serial, 'UTF8')), :batch, now(), 1)
                """)
                .param("id", device.value())
                .param("serial", device.toString())
                .param("batch", batch)
                .update();
        return device;
    }
}
