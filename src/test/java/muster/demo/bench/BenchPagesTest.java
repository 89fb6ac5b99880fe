package muster.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import muster.demo.simulator.Deed;
import muster.demo.simulator.Fault;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
@TestPropertySource(properties = "muster.sample-fleet=true")
class BenchPagesTest {

    @Autowired
    private MockMvc browser;

    @Autowired
    private Cast cast;

    @Autowired
    private Bench bench;

    @Test
    void ines_sees_three_devices_in_the_box_with_their_labels_and_some_at_work() throws Exception {
        var cards = bench.shelf("", 1).cards();
        assertThat(cards.stream().filter(card -> card.link() != null)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(cards.stream().filter(card -> card.link() == null)).hasSize(3);
        browser.perform(get("/bench").with(cast.as(cast.ines())))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.containsString("<html")))
                .andExpect(content()
                        .string(Matchers.containsString(cards.getFirst().serial())));
        browser.perform(get("/bench/devices/{id}/label.svg", cards.getFirst().id())
                        .with(cast.as(cast.ines())))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("image/svg+xml"));
    }

    @Test
    void a_device_is_switched_on_with_and_without_script() throws Exception {
        var card = bench.oneMore("ruuvi/gateway");
        browser.perform(post("/bench/devices/{id}/power", card.id())
                        .param("power", "ON")
                        .with(csrf())
                        .with(cast.as(cast.sam())))
                .andExpect(redirectedUrl("/bench/devices/" + card.id()));
        browser.perform(get("/bench/devices/{id}", card.id()).with(cast.as(cast.sam())))
                .andExpect(redirectedUrl("/bench#demo-device-" + card.id()));
        await().until(() ->
                bench.card(card.id()).now().steps().stream().anyMatch(step -> step.deed() == Deed.NOT_CLAIMED));
        browser.perform(get("/bench/devices/{id}", card.id())
                        .header("HX-Request", "true")
                        .with(cast.as(cast.sam())))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.startsWith("<article")))
                .andExpect(content().string(Matchers.containsString("data-state=\"ON\"")));
    }

    @Test
    void every_device_can_be_reached_however_many_there_are() throws Exception {
        var first = bench.oneMore("shelly/plus-ht");
        for (int i = 0; i < 12; i++) {
            bench.oneMore("shelly/plus-ht");
        }
        browser.perform(get("/bench").with(cast.as(cast.ines())))
                .andExpect(content().string(Matchers.containsString("rel=\"next\"")))
                .andExpect(content().string(Matchers.not(Matchers.containsString(first.serial()))));
        for (var page : List.of("/bench?page=2", "/bench?q=" + first.serial().toLowerCase(java.util.Locale.ROOT))) {
            browser.perform(get(page).with(cast.as(cast.ines())))
                    .andExpect(content().string(Matchers.containsString("demo-device-" + first.id())));
        }
        browser.perform(get("/bench/devices/{id}", first.id()).with(cast.as(cast.ines())))
                .andExpect(redirectedUrl("/bench?page=2#demo-device-" + first.id()));
        browser.perform(get("/bench?q=%00&page=99").with(cast.as(cast.ines()))).andExpect(status().isOk());
        browser.perform(get("/bench?q=nothing-like-it").with(cast.as(cast.ines())))
                .andExpect(content().string(Matchers.containsString("No simulated device has this")));
    }

    @Test
    void a_fault_stays_until_it_is_healed() throws Exception {
        var card = bench.oneMore("shelly/plus-ht");
        fault(card, "CLONE");
        assertThat(bench.card(card.id()).now().fault()).isEqualTo(Fault.CLONE);
        fault(card, "");
        assertThat(bench.card(card.id()).now().fault()).isNull();
    }

    @Test
    void carl_the_customer_has_no_bench() throws Exception {
        browser.perform(get("/bench").with(cast.as(cast.carl()))).andExpect(status().isForbidden());
    }

    @Test
    void nothing_that_is_typed_into_its_fields_makes_the_bench_fail() throws Exception {
        var card = bench.oneMore("shelly/plus-ht");
        for (var hostile :
                List.of("a\0b", "abc\u202Etxt.exe", "🥐", "x".repeat(100_000), "<script>", "", "999999999999")) {
            for (var field : List.of("model", "power", "fault")) {
                var path = field.equals("model") ? "/bench/devices" : "/bench/devices/" + card.id() + "/" + field;
                int status = browser.perform(
                                post(path).param(field, hostile).with(csrf()).with(cast.as(cast.ines())))
                        .andReturn()
                        .getResponse()
                        .getStatus();
                assertThat(status).as(field).isLessThan(500);
            }
        }
    }

    private void fault(BenchCard card, String fault) throws Exception {
        browser.perform(post("/bench/devices/{id}/fault", card.id())
                        .param("fault", fault)
                        .with(csrf())
                        .with(cast.as(cast.ines())))
                .andExpect(status().is3xxRedirection());
    }
}
