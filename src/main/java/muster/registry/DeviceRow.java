package muster.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import muster.shared.BatchId;
import muster.shared.DeviceId;
import muster.shared.OrganisationId;
import muster.shared.SiteId;

/** Reads a device where a query of our own finds it. */
final class DeviceRow {

    private DeviceRow() {}

    static Device read(ResultSet row) throws SQLException {
        var reserved = row.getObject("reserved_for", UUID.class);
        var customer = row.getObject("customer_id", UUID.class);
        var site = row.getObject("site_id", UUID.class);
        return new Device(
                new DeviceId(row.getObject("id", UUID.class)),
                row.getString("model"),
                row.getString("hardware"),
                row.getString("serial"),
                new BatchId(row.getObject("batch_id", UUID.class)),
                reserved == null ? null : new OrganisationId(reserved),
                customer == null ? null : new OrganisationId(customer),
                site == null ? null : new SiteId(site),
                row.getTimestamp("registered_at").toInstant(),
                row.getInt("version"));
    }
}
