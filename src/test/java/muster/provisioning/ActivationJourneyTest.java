package muster.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import muster.access.ActorContext;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.State;
import muster.mqtt.Broker;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.TestDevice;
import muster.support.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class ActivationJourneyTest {

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Broker broker;

    @Autowired
    Claims claims;

    @Autowired
    Activations activations;

    @Autowired
    Lifecycle lifecycle;

    @Test
    void the_first_message_alone_never_activates_and_all_lines_together_do() throws Exception {
        var ines = cast.ines();
        var site = world.site(world.customer());
        var position = world.position(site);
        var job = world.job(site, List.of(position));
        var label = world.devices(1).getFirst();
        try (var device = new TestDevice(label, broker.port())) {
            // switched on before it is claimed, it is told to wait
            device.bootstrap();
            device.askForCredential();
            await().until(() -> device.answers.size() == 1);
            assertThat(TestDevice.field(device.answers.getFirst(), "reason")).isEqualTo("not_claimed");

            var activation = claims.claim(label.claimCode().text(), job, position, "key-of-the-first-test", ines);
            device.askForCredential();
            await().until(() -> device.answers.size() == 2);
            var secret = TestDevice.field(device.answers.getLast(), "secret");

            device.work(secret, label.serial(), "13.4.0");
            device.measure(21.5);
            await().until(() -> line(activation, Check.READINGS).arguments().contains("2"));
            assertThat(view(activation).isSafe()).isFalse();
            assertThat(stateOf(device)).isEqualTo(State.ACTIVATING);

            await().until(() -> device.heard.containsKey("configuration/desired"));
            device.acknowledgeConfiguration();
            device.measure(21.6);
            device.measure(21.4);
            await().until(() -> device.heard.containsKey("command/request"));
            device.answerCommand();
            await().until(() -> view(activation).awaitsEyes());
            await().untilAsserted(() -> assertThat(view(activation).checklist().open())
                    .extracting(Line::check)
                    .containsExactly(Check.COMMAND));
            ActorContext.run(ines, () -> activations.seen(activation, ines));

            assertThat(view(activation).isSafe()).isTrue();
            assertThat(view(activation).checklist().lines()).hasSize(8);
            assertThat(stateOf(device)).isEqualTo(State.ACTIVE);
        }
    }

    private ActivationView view(muster.shared.ActivationId id) {
        return ActorContext.<ActivationView, RuntimeException>call(cast.ines(), () -> activations.of(id));
    }

    private Line line(muster.shared.ActivationId id, Check check) {
        return view(id).checklist().line(check);
    }

    private State stateOf(TestDevice device) {
        return world.as(cast.sam(), () -> lifecycle.stateOf(device.label.device()));
    }
}
