package muster.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import muster.shared.OrganisationId;
import muster.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads accounts for the administrator's pages. */
@Service
public class PeopleList {

    private static final String SELECT = """
            select a.id, a.name, a.email, a.role, a.organisation_id, o.name as organisation_name, a.version,
                   case when a.disabled_at is not null then 'DISABLED'
                        when a.password_hash is null then 'INVITED' else 'ACTIVE' end as state,
                   count(*) over () as total
            from access.account a left join access.organisation o on o.id = a.organisation_id
            """;

    private final JdbcClient jdbc;

    PeopleList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One page of people, and how many there are in all. */
    public record Page(List<PersonRow> rows, long total) {}

    @Transactional(readOnly = true)
    public Page page(String words, int page, int size) {
        var total = new long[1];
        var rows = jdbc.sql(SELECT + """
                where :words = '' or strpos(lower(a.name || ' ' || a.email || ' ' || coalesce(o.name, '')), lower(:words)) > 0
                order by lower(a.name), a.id limit :size offset :from
                """)
                .param("words", words)
                .param("size", size)
                .param("from", (page - 1L) * size)
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return person(row);
                })
                .list();
        return new Page(rows, total[0]);
    }

    @Transactional(readOnly = true)
    public Optional<PersonRow> find(UserId user) {
        return jdbc.sql(SELECT + "where a.id = :id")
                .param("id", user.value())
                .query((row, number) -> person(row))
                .optional();
    }

    /** The people of one organisation. */
    @Transactional(readOnly = true)
    public List<PersonRow> of(OrganisationId organisation) {
        return jdbc.sql(SELECT + "where a.organisation_id = :id order by lower(a.name), a.id")
                .param("id", organisation.value())
                .query((row, number) -> person(row))
                .list();
    }

    private static PersonRow person(ResultSet row) throws SQLException {
        var organisation = row.getObject("organisation_id", UUID.class);
        return new PersonRow(
                new UserId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                organisation == null ? null : new OrganisationId(organisation),
                row.getString("organisation_name"),
                PersonRow.State.valueOf(row.getString("state")),
                row.getInt("version"));
    }
}
