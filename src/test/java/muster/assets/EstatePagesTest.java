package muster.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Objects;
import muster.access.Actor;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.HtmlUtils;

@ModuleTest
class EstatePagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Cast cast;

    @Test
    void support_adds_customer_site_asset_and_position_and_reads_their_story() throws Exception {
        var sam = cast.sam();
        var customer = added(submit(sam, "/customers", "name", "Alma Dairies", "phone", "+49 431 1"));
        var site = added(site(sam, customer, "Quay 9"));
        var asset = added(
                submit(sam, "/assets", "site", id(site), "kind", "boiler", "name", "Boiler 3", "tags", "cellar, heat"));
        var back = submit(sam, "/positions", "asset", id(asset), "name", "supply", "quantities", "air_temperature");
        assertThat(back.getRedirectedUrl()).isEqualTo(asset);

        assertThat(page(sam, customer))
                .contains("Alma Dairies", "Quay 9", "The customer Alma Dairies was added", "Sam, Support");
        assertThat(page(sam, site)).contains("Quay 9", "Boiler 3", "Europe/Berlin", "0 of 1");
        assertThat(page(sam, asset))
                .contains("Boiler 3", "supply", "Nothing fitted", "cellar", "The position Boiler 3 / supply was added");
        assertThat(page(sam, "/customers?q=quay")).contains("Alma Dairies");
        assertThat(page(sam, "/customers?q=nothing-like-it")).contains("Nothing fits");
    }

    @Test
    void a_change_is_told_with_the_values_before_and_after() throws Exception {
        var sam = cast.sam();
        var customer = added(submit(sam, "/customers", "name", "Beta Works"));
        var site = added(site(sam, customer, "Mill"));
        var saved =
                submit(sam, site, "name", "Old mill", "address", "Street 1", "zone", "Europe/Berlin", "version", "1");
        assertThat(saved.getRedirectedUrl()).isEqualTo(site);
        assertThat(page(sam, site)).contains("Name: Mill → Old mill").doesNotContain("Address: Street 1 →");
    }

    @Test
    void what_a_position_may_expect_stands_in_groups_and_what_nothing_measures_comes_last() throws Exception {
        var customer = added(submit(cast.sam(), "/customers", "name", "Grouped"));
        var site = added(site(cast.sam(), customer, "Groups"));
        var asset = added(submit(cast.sam(), "/assets", "site", id(site), "kind", "boiler", "name", "B", "tags", ""));
        var page = page(cast.sam(), "/positions/new?asset=" + id(asset));
        assertThat(page)
                .contains("Climate and weather", "The device itself")
                .doesNotContain("<details class=\"more-choices\" open");
        assertThat(page.indexOf("quantity-air_temperature"))
                .isLessThan(page.indexOf("that no model of your fleet measures"))
                .isPositive();
    }

    @Test
    void a_customer_near_an_existing_one_is_asked_about_too() throws Exception {
        added(submit(cast.sam(), "/customers", "name", "Kornblume Bakeries"));
        var asked = submit(cast.olga(), "/customers", "name", "Kornblume Bakery");
        assertThat(asked.getStatus()).isEqualTo(422);
        assertThat(asked.getContentAsString()).contains("Names close to it", "<li>Kornblume Bakeries</li>");
        added(submit(cast.olga(), "/customers", "name", "Kornblume Bakery", "sure", "Kornblume Bakeries"));
    }

    @Test
    void a_name_near_an_existing_one_asks_first_and_the_answer_holds_for_the_names_shown() throws Exception {
        var sam = cast.sam();
        var customer = added(submit(sam, "/customers", "name", "Gamma Foods"));
        added(site(sam, customer, "Nordweg 4"));
        var asked = site(sam, customer, "Nord-Weg  4");
        assertThat(asked.getStatus()).isEqualTo(422);
        assertThat(asked.getContentAsString())
                .contains("Names close to it", "Nordweg 4, Street 1", "value=\"Nord-Weg  4\"");
        var wrong = submit(
                sam,
                "/sites",
                "customer",
                id(customer),
                "name",
                "Nord-Weg 4",
                "address",
                "Street 1",
                "zone",
                "Europe/Berlin",
                "sure",
                "other");
        assertThat(wrong.getStatus()).isEqualTo(422);
        added(submit(
                sam,
                "/sites",
                "customer",
                id(customer),
                "name",
                "Nord-Weg 4",
                "address",
                "Street 1",
                "zone",
                "Europe/Berlin",
                "sure",
                "Nordweg 4, Street 1"));
        added(site(sam, customer, "Nordweg 7"));
    }

    @Test
    void the_second_editor_sees_both_values_and_chooses() throws Exception {
        var customer = added(submit(cast.sam(), "/customers", "name", "Delta Bakers", "contact", "Dora"));
        submit(cast.olga(), customer, "name", "Delta Bakers", "contact", "Dorothea", "version", "1");
        var late = submit(cast.sam(), customer, "name", "Delta Bakers", "contact", "Dennis", "version", "1");
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(late.getContentAsString())
                .contains(
                        "Olga saved this before you",
                        "value=\"Dorothea\"",
                        "value=\"Dennis\"",
                        "name=\"version\" value=\"2\"");
        submit(cast.sam(), customer, "name", "Delta Bakers", "contact", "Dennis", "version", "2");
        assertThat(page(cast.sam(), customer)).contains("Dennis");
    }

    @Test
    void a_customer_reads_and_does_not_write_and_sees_nobody_else() throws Exception {
        var foreign = added(submit(cast.sam(), "/customers", "name", "Epsilon Cold Stores"));
        assertThat(look(cast.carl(), foreign).getStatus()).isEqualTo(404);
        assertThat(look(cast.ines(), foreign).getStatus()).isEqualTo(404);
        assertThat(page(cast.carl(), "/customers")).doesNotContain("Epsilon");
        assertThat(submit(cast.carl(), "/customers", "name", "x").getStatus()).isEqualTo(403);
        assertThat(look(cast.ines(), "/customers/new").getStatus()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u0000", "line\nbreak", "\u202Edlog", "\u0007bell", "\uFEFF"})
    void a_name_that_cannot_be_read_is_refused_at_the_field(String name) throws Exception {
        var refused = submit(cast.sam(), "/customers", "name", name, "contact", "keep <b>this</b>");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("name-error", "keep &lt;b&gt;this&lt;/b&gt;");
    }

    @Test
    void too_long_is_refused_and_kept() throws Exception {
        var refused = submit(cast.sam(), "/customers", "name", "n".repeat(121));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("at most 120 characters", "n".repeat(121));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"مخبز كارل", "Bäckerei 🥐", "<script>alert(1)</script>", "O'Neill & \"Sons\" {{7*7}} ${7*7}"})
    void any_script_emoji_and_markup_are_kept_as_typed(String name) throws Exception {
        var customer = added(submit(cast.sam(), "/customers", "name", name));
        assertThat(HtmlUtils.htmlUnescape(page(cast.sam(), customer))).contains(">" + name + "</h1>");
        assertThat(page(cast.sam(), customer)).doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Atlantis", "+02:00", "CEST"})
    void a_time_zone_must_be_in_the_zone_database(String zone) throws Exception {
        var customer = added(submit(cast.sam(), "/customers", "name", "Zone " + zone.hashCode()));
        var refused = submit(
                cast.sam(), "/sites", "customer", id(customer), "name", "Here", "address", "Street 1", "zone", zone);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("no such time zone", zone);
    }

    @Test
    void coordinates_come_both_or_not_at_all_and_lie_on_the_globe() throws Exception {
        var customer = added(submit(cast.sam(), "/customers", "name", "Zeta Tools"));
        assertThat(coordinates(customer, "54.3", "").getContentAsString()).contains("One coordinate alone");
        assertThat(coordinates(customer, "91", "10").getContentAsString()).contains("from -90 to 90");
        assertThat(coordinates(customer, "north", "10").getContentAsString()).contains("from -90 to 90");
        assertThat(coordinates(customer, "54,32330", "10.1").getStatus()).isEqualTo(302);
    }

    @Test
    void a_body_that_is_no_form_is_refused_with_a_sentence() throws Exception {
        var json = mvc.perform(post("/customers")
                        .with(cast.as(cast.sam()))
                        .with(csrf())
                        .contentType("application/json")
                        .content("{}"))
                .andReturn()
                .getResponse();
        assertThat(json.getStatus()).isEqualTo(415);
        assertThat(json.getContentAsString()).contains("cannot be read here");
    }

    private MockHttpServletResponse coordinates(String customer, String latitude, String longitude) throws Exception {
        return submit(
                cast.sam(),
                "/sites",
                "customer",
                id(customer),
                "name",
                "There",
                "address",
                "Street 1",
                "zone",
                "Europe/Berlin",
                "latitude",
                latitude,
                "longitude",
                longitude);
    }

    private MockHttpServletResponse site(Actor actor, String customer, String name) throws Exception {
        return submit(
                actor,
                "/sites",
                "customer",
                id(customer),
                "name",
                name,
                "address",
                "Street 1",
                "zone",
                "Europe/Berlin");
    }

    private MockHttpServletResponse submit(Actor actor, String path, String... fields) throws Exception {
        var request = post(path).with(cast.as(actor)).with(csrf());
        for (int at = 0; at < fields.length; at += 2) {
            request.param(fields[at], fields[at + 1]);
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    private MockHttpServletResponse look(Actor actor, String path) throws Exception {
        return mvc.perform(get(path).with(cast.as(actor))).andReturn().getResponse();
    }

    private String page(Actor actor, String path) throws Exception {
        var response = look(actor, path);
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString();
    }

    private static String added(MockHttpServletResponse response) {
        assertThat(response.getStatus()).isEqualTo(302);
        return Objects.requireNonNull(response.getRedirectedUrl());
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
