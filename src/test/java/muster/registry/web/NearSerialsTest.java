package muster.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** With a model whose pack says nothing of its serial numbers, as an operator's own pack may. */
@ModuleTest
class NearSerialsTest {

    private static final Pattern ACCEPTED = Pattern.compile("name=\"accepted\" value=\"([0-9a-f]{64})\"");

    @TempDir
    static Path packs;

    @Autowired
    MockMvcTester browser;

    @Autowired
    Cast cast;

    @DynamicPropertySource
    static void packOfOurOwn(DynamicPropertyRegistry properties) throws IOException {
        var pack = new ClassPathResource("packs/sonoff/th-elite.yaml").getContentAsString(StandardCharsets.UTF_8);
        Files.writeString(
                packs.resolve("th.yaml"),
                pack.replace("model: sonoff/th-elite", "model: acme/th").replaceAll("(?m)^serial: .*\n", ""));
        properties.add("muster.packs.folder", () -> packs.toString());
    }

    @Test
    void a_near_serial_number_asks_first_and_the_answer_holds_for_exactly_that_list() throws Exception {
        assertThat(register("TH-1001", "")).hasStatus3xxRedirection();

        var near = register("TH-1OO1", "");
        assertThat(near)
                .hasStatus(422)
                .bodyText()
                .contains("confusingly near", ">TH-1001<", ">TH-1OO1<", "Register them anyway")
                .doesNotContain("??");
        assertThat(register("TH-100l", accepted(near))).as("another list").hasStatus(422);
        assertThat(register("TH-1OO1", accepted(near))).hasStatus3xxRedirection();
    }

    @Test
    void neighbours_in_a_running_number_are_no_misspellings_but_a_digit_too_many_is() {
        assertThat(register("ZX-2001\nZX-2002\nZX-2003", "")).hasStatus3xxRedirection();
        assertThat(register("ZX-2004", "")).hasStatus3xxRedirection();
        assertThat(register("ZX-20044", "")).hasStatus(422).bodyText().contains("ZX-2004");
    }

    @Test
    void two_of_one_list_that_eyes_confuse_ask_too() {
        assertThat(register("QQ-9I\nqq-91", "")).hasStatus(422).bodyText().contains("In this list");
    }

    @Test
    void the_same_number_on_another_model_asks_and_is_not_refused() throws Exception {
        assertThat(register("sonoff/th-elite THR316D", "D0CFAA00BB11", "")).hasStatus3xxRedirection();

        for (var typed : new String[] {"D0CFAA00BB11", "d0cf-aaoo-bbii"}) {
            var near = register(typed, "");
            assertThat(near)
                    .as(typed)
                    .hasStatus(422)
                    .bodyText()
                    .contains(">D0CFAA00BB11<", "Registered as sonoff/th-elite, another model", "Register them anyway")
                    .doesNotContain("??");
            assertThat(register(typed, accepted(near))).as(typed).hasStatus3xxRedirection();
        }
    }

    @Test
    void two_characters_that_changed_places_ask_though_the_shape_is_the_same() throws Exception {
        assertThat(register("A1B2C3D4E5F6", "")).hasStatus3xxRedirection();

        var near = register("A1BC23D4E5F6", "");
        assertThat(near).hasStatus(422).bodyText().contains(">A1B2C3D4E5F6<", ">A1BC23D4E5F6<", "Register them anyway");
        assertThat(register("A1BC23D4E5F6\n77BC23D4E5F6", "")).as("in a list").hasStatus(422);
        assertThat(register("A1BC23D4E5F6", accepted(near))).hasStatus3xxRedirection();
    }

    @Test
    void those_that_a_maker_counts_up_are_not_confused() {
        assertThat(register("C0FFEE120001\nC0FFEE120002", "")).hasStatus3xxRedirection();
        assertThat(register("C0FFEE120010", "")).as("counted on").hasStatus3xxRedirection();
        assertThat(register("C0FFEE210001\nC0FFEE210003", ""))
                .as("a row of its own")
                .hasStatus3xxRedirection();
        assertThat(register("C0FFEE210002", "")).as("in a row that is known").hasStatus3xxRedirection();
    }

    private static String accepted(MvcTestResult near) throws Exception {
        var accepted = ACCEPTED.matcher(near.getResponse().getContentAsString());
        assertThat(accepted.find()).isTrue();
        return accepted.group(1);
    }

    private MvcTestResult register(String serials, String accepted) {
        return register("acme/th THR316D", serials, accepted);
    }

    private MvcTestResult register(String product, String serials, String accepted) {
        return browser.post()
                .uri("/batches")
                .with(cast.as(cast.sam()))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("product", product)
                .param("source", "LIST")
                .param("serials", serials)
                .param("madeBy", "ACME")
                .param("madeOn", "2026-11-02")
                .param("accepted", accepted)
                .exchange();
    }
}
