package muster.assets;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import muster.shared.AssetId;
import muster.shared.OrganisationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Names that somebody could mean by this one. Near is: the same after folding case, accents, separators, O/0 and
 * I/l/1; or alike by trigrams while the numbers in them agree, because "Boiler 1" beside "Boiler 2" is no slip.
 */
@Service
public class NearNames {

    private static final int SHOWN = 8;

    private final JdbcClient jdbc;

    NearNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<String> customers(String name, @Nullable OrganisationId but) {
        return near("select id, name, name as shown from access.organisation where kind = 'CUSTOMER'", name, null, but);
    }

    @Transactional(readOnly = true)
    public List<String> sites(OrganisationId customer, String name, muster.shared.@Nullable SiteId but) {
        return near(
                "select id, name, name || ', ' || address as shown from assets.site where customer_id = :scope",
                name,
                customer.value(),
                but);
    }

    /** Among all assets of the customer, shown with their sites. */
    @Transactional(readOnly = true)
    public List<String> assets(OrganisationId customer, String name, @Nullable AssetId but) {
        return near("""
                select a.id, a.name, a.name || ', ' || s.name as shown
                from assets.asset a join assets.site s on s.id = a.site_id where a.customer_id = :scope
                """, name, customer.value(), but);
    }

    @Transactional(readOnly = true)
    public List<String> positions(AssetId asset, String name, muster.shared.@Nullable PositionId but) {
        return near(
                "select id, name, name as shown from assets.position where asset_id = :scope",
                name,
                asset.value(),
                but);
    }

    private List<String> near(String candidates, String name, @Nullable UUID scope, muster.shared.@Nullable Id but) {
        return jdbc
                .sql("select name, shown, similarity(lower(name), lower(:name)) as alike from (" + candidates
                        + ") c where id is distinct from :but::uuid order by alike desc, shown")
                .param("name", name)
                .param("scope", scope)
                .param("but", but == null ? null : but.value())
                .query((row, number) -> new Candidate(row.getString(1), row.getString(2), row.getFloat(3)))
                .list()
                .stream()
                .filter(candidate -> isNear(candidate, name))
                .map(Candidate::shown)
                .limit(SHOWN)
                .toList();
    }

    private static boolean isNear(Candidate candidate, String name) {
        var folded = folded(name);
        var other = folded(candidate.name());
        return other.equals(folded)
                || (candidate.alike() >= 0.5f && digits(other).equals(digits(folded)));
    }

    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .replace('o', '0')
                .replaceAll("[il]", "1");
    }

    private static String digits(String folded) {
        return folded.replaceAll("\\D", "");
    }

    private record Candidate(String name, String shown, float alike) {}
}
