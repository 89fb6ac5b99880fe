package muster.provisioning.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;

import java.time.Duration;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.access.People;
import muster.provisioning.Errands;
import muster.shared.ActivationId;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.web.context.request.async.WebAsyncUtils;

@ModuleTest
class LiveEventsTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Desk desk;

    @Autowired
    Errands errands;

    @Autowired
    People people;

    @Autowired
    Cast cast;

    @Test
    void a_fact_that_changes_is_told_to_whoever_watches_this_device_and_to_nobody_else() throws Exception {
        var errand = errands.errand();
        var stream = watch(errand.installer(), errands.claim(errand));
        var other = errands.errand();
        var elsewhere = watch(other.installer(), errands.claim(other));

        errands.connect(errand);

        await().until(() -> told(stream).contains("event:activation"));
        assertThat(told(elsewhere)).doesNotContain("event:");
        errands.connect(other);
        await().until(() -> told(elsewhere).contains("event:activation"));
    }

    @Test
    void the_stream_ends_within_a_second_when_the_person_is_disabled() throws Exception {
        var errand = errands.errand();
        var stream = watch(errand.installer(), errands.claim(errand));
        assertThat(hasEnded(stream)).isFalse();

        ActorContext.run(cast.ada(), () -> people.disable(errand.installer().user(), cast.ada()));

        await().atMost(Duration.ofSeconds(1)).until(() -> hasEnded(stream));
        errands.connect(errand);
        assertThat(told(stream)).doesNotContain("event:activation");
    }

    @Test
    void nobody_watches_what_is_not_theirs() throws Exception {
        var id = errands.claim(errands.errand());
        assertThat(desk.open(errands.installer(), "/activations/" + id + "/events")
                        .status())
                .isEqualTo(404);
        assertThat(desk.open(cast.carl(), "/activations/" + id + "/events").status())
                .isEqualTo(403);
    }

    private MvcResult watch(Actor person, ActivationId id) throws Exception {
        var stream = mvc.perform(get("/activations/" + id + "/events").with(cast.as(person)))
                .andExpect(request().asyncStarted())
                .andReturn();
        await().until(() -> told(stream).contains(":open"));
        return stream;
    }

    private static String told(MvcResult stream) throws Exception {
        return stream.getResponse().getContentAsString();
    }

    private static boolean hasEnded(MvcResult stream) {
        return WebAsyncUtils.getAsyncManager(stream.getRequest()).hasConcurrentResult();
    }
}
