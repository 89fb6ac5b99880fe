package muster.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import muster.connectivity.Presences;
import muster.connectivity.Refusal;
import muster.support.Cast;
import muster.support.FieldWork;
import muster.support.ModuleTest;
import muster.support.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class UnreadableReportTest {

    @Autowired
    FieldWork field;

    @Autowired
    World world;

    @Autowired
    Cast cast;

    @Autowired
    Presences presences;

    @Test
    void a_report_that_cannot_be_read_is_no_reason_to_take_another_unit() throws Exception {
        try (var device = field.device()) {
            var activation = field.claim(device);
            device.bootstrap();
            device.connect(field.secret(device));
            device.say("state", "serial=" + device.label.serial());

            await().until(() -> identity(activation).said().equals("unreadable"));
            assertThat(identity(activation).state()).isEqualTo(Line.State.WAITING);
            assertThat(world.as(cast.sam(), () -> presences.refusals(device.label.device(), Instant.EPOCH)))
                    .extracting(Refusal::kind)
                    .containsExactly(Refusal.MALFORMED);

            device.say("state", "{\"serial\":\"" + device.label.serial() + "\"}");
            await().until(() -> identity(activation).state() == Line.State.MET);
        }
    }

    private Line identity(muster.shared.ActivationId activation) {
        return field.view(activation).checklist().line(Check.IDENTITY);
    }
}
