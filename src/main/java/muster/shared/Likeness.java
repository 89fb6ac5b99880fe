package muster.shared;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Names that somebody could mean by this one. Near is: the same after folding case, accents, separators, O/0 and
 * I/l/1; or alike by trigrams while the numbers in them agree, because "Boiler 1" beside "Boiler 2" is no slip.
 */
@Service
public class Likeness {

    private static final int SHOWN = 8;

    private final JdbcClient jdbc;

    Likeness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The candidates near to a name, the nearest first.
     *
     * @param candidates a query of id, name and shown (how it is told from others), which may use the scope
     * @param but the one whose name it is already
     */
    @Transactional(readOnly = true)
    public List<String> near(String candidates, String name, @Nullable UUID scope, @Nullable Id but) {
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
        return folded(candidate.name()).equals(folded(name))
                || (candidate.alike() >= 0.5f && numbers(candidate.name()).equals(numbers(name)));
    }

    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .replace('o', '0')
                .replaceAll("[il]", "1");
    }

    /** Of the name as it is: folded, its letters are digits too. */
    private static String numbers(String name) {
        return name.replaceAll("\\D", "");
    }

    private record Candidate(String name, String shown, float alike) {}
}
