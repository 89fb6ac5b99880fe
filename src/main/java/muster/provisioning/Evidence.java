package muster.provisioning;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The lines as they stood each time the device became ACTIVE; never changed. The receipt shows the newest. */
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
    public void keep(Activation activation, Checklist checklist, Instant judgedAt) {
        for (var line : checklist.lines()) {
            var at = line.at();
            jdbc.sql("""
                    insert into provisioning.evidence (activation_id, run, line, state, said, arguments, at, judged_at)
                    values (:activation, :run, :line, :state, :said, cast(:arguments as jsonb), :at, :judgedAt)
                    """)
                    .param("activation", activation.id().value())
                    .param("run", activation.run())
                    .param("line", line.check().name())
                    .param("state", line.state().name())
                    .param("said", line.said())
                    .param("arguments", json.writeValueAsString(line.arguments()))
                    .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                    .param("judgedAt", judgedAt.atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    @Transactional(readOnly = true)
    public Checklist of(Activation activation) {
        var lines = jdbc.sql("select * from provisioning.evidence where activation_id = :activation and run = :run")
                .param("activation", activation.id().value())
                .param("run", activation.run())
                .query((row, number) -> {
                    var at = row.getTimestamp("at");
                    return new Line(
                            Check.valueOf(row.getString("line")),
                            Line.State.valueOf(row.getString("state")),
                            row.getString("said"),
                            json.readValue(row.getString("arguments"), TEXTS),
                            at == null ? null : at.toInstant(),
                            null,
                            null);
                })
                .list();
        return new Checklist(
                lines.stream().sorted(Comparator.comparing(Line::check)).toList());
    }
}
