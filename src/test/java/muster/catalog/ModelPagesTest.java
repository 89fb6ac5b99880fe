package muster.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import muster.access.Actor;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class ModelPagesTest {

    @Autowired
    MockMvcTester browser;

    @Autowired
    Cast cast;

    @Autowired
    DeviceModels models;

    @Test
    void sam_sees_every_model_in_the_list() {
        var page = browser.get().uri("/models").with(cast.as(cast.sam())).exchange();

        assertThat(page).hasStatusOk();
        assertThat(page)
                .bodyText()
                .doesNotContain("??")
                .contains(models.all().size() + " models", "Shelly Plus H&amp;T", "Climate sensor", "0.10 or later");
    }

    @Test
    void every_model_has_a_page_without_gaps() {
        for (var model : models.all()) {
            var page = browser.get()
                    .uri("/models/" + model.key())
                    .with(cast.as(cast.olga()))
                    .exchange();
            assertThat(page).as(model.name()).hasStatusOk();
            assertThat(page)
                    .bodyText()
                    .doesNotContain("??", "catalog.")
                    .contains(model.key().toString());
        }
    }

    @Test
    void the_page_tells_the_contract_in_sentences() {
        var page = browser.get()
                .uri("/models/sonoff/th-elite")
                .with(cast.as(cast.ada()))
                .exchange();

        assertThat(page)
                .bodyText()
                .contains(
                        "3 readings of “Air temperature” in range and in the right unit, within 1 hour",
                        "The first reading comes within 1 minute of the connection",
                        "The link is no weaker than -80 dBm",
                        "as TempUnit says",
                        "declared as °F, expected °C");
    }

    @Test
    void the_page_shows_topics_channels_words_and_what_messages_say_of_themselves() {
        assertThat(page("shelly/pro-4pm"))
                .bodyText()
                .contains(
                        "{device}/events/rpc",
                        "Its own time stands at params.ts",
                        "<span class=\"chip\">Output 4</span>",
                        "params.switch:3.apower",
                        "“overtemp” means over_temperature",
                        "anything else means other",
                        "on shellypro4pm-083af2019c44/events/rpc");
        assertThat(page("sonoff/th16"))
                .bodyText()
                .contains("The payload is one word", "It reports its firmware at Info1.Version", "Not a time");
    }

    @Test
    void the_page_shows_where_a_counter_starts_again_and_that_an_expression_is_used() {
        assertThat(page("milesight/em300-di"))
                .bodyText()
                .contains(
                        "starts again from 0 at 4294967296",
                        "The device is named at deviceInfo.devEui",
                        "Its messages are numbered at fCnt, in 32 bits");
        assertThat(page("aqara/rtcgq11lm"))
                .bodyText()
                .contains(
                        "illuminance_lux, illuminance",
                        "reckoned by the expression",
                        "<code>$exists(illuminance_lux) ? illuminance_lux : illuminance</code>",
                        "times 0.392156862745098");
    }

    private MvcTestResult page(String model) {
        return browser.get().uri("/models/" + model).with(cast.as(cast.olga())).exchange();
    }

    @Test
    void installers_and_customers_have_no_business_here() {
        for (Actor actor : new Actor[] {cast.ines(), cast.carl()}) {
            assertThat(browser.get().uri("/models").with(cast.as(actor))).hasStatus(403);
            assertThat(browser.get().uri("/models/shelly/plus-ht").with(cast.as(actor)))
                    .hasStatus(403);
        }
    }

    @Test
    void a_model_that_nobody_taught_is_not_found() {
        for (var path : new String[] {"/models/shelly/none", "/models/SHELLY/plus-ht", "/models/a b/c"}) {
            assertThat(browser.get().uri(path).with(cast.as(cast.sam()))).hasStatus(404);
        }
    }
}
