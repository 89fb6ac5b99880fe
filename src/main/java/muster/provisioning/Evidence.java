package muster.provisioning;

import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import muster.shared.ActivationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The lines as they stood when the device became ACTIVE; the receipt shows them for ever. */
@Service
class Evidence {

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Evidence(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ActivationId activation, Checklist checklist) {
        for (var line : checklist.lines()) {
            var at = line.at();
            jdbc.sql("""
                    insert into provisioning.evidence (activation_id, line, state, said, arguments, at)
                    values (:activation, :line, :state, :said, cast(:arguments as jsonb), :at)
                    on conflict (activation_id, line) do update
                    set state = excluded.state, said = excluded.said, arguments = excluded.arguments, at = excluded.at
                    """)
                    .param("activation", activation.value())
                    .param("line", line.check().name())
                    .param("state", line.state().name())
                    .param("said", line.said())
                    .param("arguments", json.writeValueAsString(line.arguments()))
                    .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    @Transactional(readOnly = true)
    public Checklist of(ActivationId activation) {
        var lines = jdbc.sql("select * from provisioning.evidence where activation_id = :activation")
                .param("activation", activation.value())
                .query((row, number) -> {
                    var at = row.getTimestamp("at");
                    return new Line(
                            Check.valueOf(row.getString("line")),
                            Line.State.valueOf(row.getString("state")),
                            row.getString("said"),
                            json.readValue(row.getString("arguments"), TEXTS),
                            at == null ? null : at.toInstant(),
                            null);
                })
                .list();
        return new Checklist(
                lines.stream().sorted(Comparator.comparing(Line::check)).toList());
    }
}
