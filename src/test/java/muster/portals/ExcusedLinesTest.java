package muster.portals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.provisioning.ActivationView;
import muster.provisioning.Activations;
import muster.provisioning.Check;
import muster.provisioning.Claims;
import muster.provisioning.Line;
import muster.shared.ActivationId;
import muster.shared.DeviceId;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The device's page never claims that a line held which somebody let pass. */
@ModuleTest
class ExcusedLinesTest {

    @Autowired
    MockMvcTester browser;

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Claims claims;

    @Autowired
    Activations activations;

    @Autowired
    JdbcClient jdbc;

    @Test
    void the_page_counts_the_lines_that_were_let_pass_and_names_who_did_it() {
        var label = world.devices(1).getFirst();
        var site = world.site(world.customer());
        var position = world.position(site);
        var job = world.job(site, List.of(position));
        var activation = claims.claim(
                label.claimCode().text(), job, position, UUID.randomUUID().toString(), cast.ines());
        connected(label.device());
        var open = openOf(activation);
        assertThat(open).hasSizeGreaterThan(2);

        letPass(activation, open.getFirst(), cast.ada());
        open.stream().skip(1).forEach(line -> letPass(activation, line, cast.sam()));

        assertThat(view(activation).isSafe()).isTrue();
        assertThat(browser.get()
                        .uri("/devices/" + label.device())
                        .with(cast.as(cast.olga()))
                        .exchange())
                .bodyText()
                .contains("Claimed by Ines; " + open.size() + " lines of the contract were let pass by")
                .containsPattern("let pass by (Sam, Ada|Ada, Sam), every other held")
                .doesNotContain("every line of the contract held", "??");
    }

    /** As the broker's door does it. */
    private void connected(DeviceId device) {
        world.as(
                Actor.system("test"),
                () -> jdbc.sql("update lifecycle.lifecycle set state = 'ACTIVATING' where device_id = :id")
                        .param("id", device.value())
                        .update());
    }

    private List<Check> openOf(ActivationId activation) {
        return view(activation).checklist().open().stream().map(Line::check).toList();
    }

    private ActivationView view(ActivationId activation) {
        return ActorContext.<ActivationView, RuntimeException>call(cast.sam(), () -> activations.of(activation));
    }

    private void letPass(ActivationId activation, Check line, Actor person) {
        assertThat(browser.post()
                        .uri("/activations/" + activation + "/exceptions")
                        .with(cast.as(person))
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .param("line", line.name())
                        .param("reason", "The part follows on Friday")
                        .exchange())
                .hasStatus3xxRedirection();
    }
}
