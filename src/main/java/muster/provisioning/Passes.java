package muster.provisioning;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import muster.access.Actor;
import muster.shared.DeviceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lines that support let pass. Never taken back, never deleted. */
@Service
public class Passes {

    private final JdbcClient jdbc;

    Passes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the line was let pass before in this run: then the first reason stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(Activation activation, Pass pass, Actor actor) {
        return jdbc.sql("""
                insert into provisioning.pass (activation_id, run, line, device_id, reason, by_id, by_name, at)
                values (:activation, :run, :line, :device, :reason, :by, :name, :at) on conflict do nothing
                """)
                        .param("activation", activation.id().value())
                        .param("run", activation.run())
                        .param("line", pass.line().name())
                        .param("device", activation.deviceId().value())
                        .param("reason", pass.reason())
                        .param("by", actor.user().value())
                        .param("name", pass.byName())
                        .param("at", pass.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Those of this run; after a quarantine an exception has to be made again. */
    @Transactional(readOnly = true)
    Map<Check, Pass> of(Activation activation) {
        return jdbc
                .sql("""
                select line, reason, by_name, at from provisioning.pass where activation_id = :activation and run = :run
                """)
                .param("activation", activation.id().value())
                .param("run", activation.run())
                .query(Pass.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Pass::line, Function.identity()));
    }

    /** Every exception that a device ever had. */
    @Transactional(readOnly = true)
    public List<Pass> ever(DeviceId device) {
        return jdbc.sql("select line, reason, by_name, at from provisioning.pass where device_id = :device order by at")
                .param("device", device.value())
                .query(Pass.class)
                .list();
    }
}
