package muster.audit;

import java.util.Optional;
import muster.shared.Id;
import muster.shared.LastChanges;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the newest entry about a thing. */
@Component
class LastChangesFromTheRecord implements LastChanges {

    private final JdbcClient jdbc;

    LastChangesFromTheRecord(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LastChange> of(Id subject) {
        return jdbc.sql("select by_name, at from audit.entry where subject_id = :id order by id desc limit 1")
                .param("id", subject.value())
                .query((row, number) ->
                        new LastChange(row.getString(1), row.getTimestamp(2).toInstant()))
                .optional();
    }
}
