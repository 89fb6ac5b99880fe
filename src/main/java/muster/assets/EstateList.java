package muster.assets;

import java.util.List;
import java.util.UUID;
import muster.shared.AssetId;
import muster.shared.OrganisationId;
import muster.shared.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads customers, sites and assets for the lists of the pages. */
@Service
public class EstateList {

    private final JdbcClient jdbc;

    EstateList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A customer with the number of its sites and assets. */
    public record CustomerRow(OrganisationId id, String name, long sites, long assets) {}

    /** A site with the number of its assets. */
    public record SiteRow(SiteId id, String name, String address, long assets) {}

    /** An asset with its positions: how many there are, and how many are held. */
    public record AssetRow(AssetId id, String name, String kind, List<String> tags, long positions, long held) {}

    /** One page of customers, and how many there are in all. */
    public record Page(List<CustomerRow> rows, long total) {}

    /** Customers whose name, or the name or address of one of whose sites, holds the words. */
    @Transactional(readOnly = true)
    public Page customers(String words, int page, int size) {
        var total = new long[1];
        var rows = jdbc.sql("""
                select c.id, o.name, count(*) over () as total,
                       (select count(*) from assets.site s where s.customer_id = c.id) as sites,
                       (select count(*) from assets.asset a where a.customer_id = c.id) as assets
                from assets.customer c join access.organisation o on o.id = c.id
                where :words = '' or strpos(lower(o.name), lower(:words)) > 0
                   or exists (select from assets.site s where s.customer_id = c.id
                              and strpos(lower(s.name || ' ' || s.address), lower(:words)) > 0)
                order by lower(o.name), c.id limit :size offset :from
                """)
                .param("words", words)
                .param("size", size)
                .param("from", (page - 1L) * size)
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return new CustomerRow(
                            new OrganisationId(row.getObject("id", UUID.class)),
                            row.getString("name"),
                            row.getLong("sites"),
                            row.getLong("assets"));
                })
                .list();
        return new Page(rows, total[0]);
    }

    @Transactional(readOnly = true)
    public List<SiteRow> sitesOf(OrganisationId customer) {
        return jdbc.sql("""
                select s.id, s.name, s.address,
                       (select count(*) from assets.asset a where a.site_id = s.id) as assets
                from assets.site s where s.customer_id = :customer order by lower(s.name), s.id
                """)
                .param("customer", customer.value())
                .query((row, number) -> new SiteRow(
                        new SiteId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("address"),
                        row.getLong("assets")))
                .list();
    }

    @Transactional(readOnly = true)
    public List<AssetRow> assetsAt(SiteId site) {
        return jdbc.sql("""
                select a.id, a.name, a.kind, a.tags, count(p.id) as positions, count(t.device_id) as held
                from assets.asset a
                left join assets.position p on p.asset_id = a.id
                left join assets.tenure t on t.position_id = p.id and upper_inf(t.during)
                where a.site_id = :site group by a.id order by lower(a.name), a.id
                """)
                .param("site", site.value())
                .query((row, number) -> new AssetRow(
                        new AssetId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("kind"),
                        List.of((String[]) row.getArray("tags").getArray()),
                        row.getLong("positions"),
                        row.getLong("held")))
                .list();
    }

    /** Kinds of asset in use, for suggestions. */
    @Transactional(readOnly = true)
    public List<String> kinds() {
        return jdbc.sql("select kind from assets.asset group by kind order by count(*) desc, kind limit 50")
                .query(String.class)
                .list();
    }

    /** The name of a customer; installers see it at the sites granted to them. */
    @Transactional(readOnly = true)
    public String customerName(OrganisationId customer) {
        return jdbc.sql("select name from access.organisation where id = :id and kind = 'CUSTOMER'")
                .param("id", customer.value())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
