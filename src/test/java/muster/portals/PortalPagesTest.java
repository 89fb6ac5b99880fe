package muster.portals;

import static org.assertj.core.api.Assertions.assertThat;

import muster.access.Actor;
import muster.registry.DeviceSecrets;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModuleTest
class PortalPagesTest {

    private static final String HOSTILE = "<b>\u202Etext\uD83D\uDE31";

    @Autowired
    MockMvcTester browser;

    @Autowired
    Cast cast;

    @Autowired
    Fleet fleet;

    @Autowired
    JdbcClient jdbc;

    private Fleet.Spot carls;
    private Fleet.Spot strangers;
    private DeviceSecrets carlsUnit;
    private DeviceSecrets strangersUnit;
    private DeviceSecrets shelved;

    @BeforeEach
    void a_small_world() {
        var run = Long.toString(System.nanoTime(), 36);
        carls = fleet.spot(cast.carl().organisation(), "Nordweg " + run, "Boiler " + run);
        strangers = fleet.spot(null, "Hafen " + run, "Chiller " + run);
        carlsUnit = fleet.unit();
        strangersUnit = fleet.unit();
        shelved = fleet.unit();
        fleet.work(carlsUnit.device(), carls);
        fleet.work(strangersUnit.device(), strangers);
    }

    @Test
    void home_is_what_the_person_is_there_for() {
        assertThat(get("/", cast.sam())).hasStatusOk().bodyText().contains("What happened", "/devices?state=ACTIVE");
        assertThat(get("/", cast.sam())).bodyText().doesNotContain("Can sign in", "??");
        assertThat(get("/", cast.ada())).bodyText().contains("Can sign in").doesNotContain("??");
        assertThat(get("/", cast.ines())).bodyText().contains("Scan a label").doesNotContain("??");
    }

    @Test
    void carl_sees_his_own_sites_and_what_works_there() {
        assertThat(get("/", cast.carl()))
                .hasStatusOk()
                .bodyText()
                .contains(carls.site().name(), "1 of 1 position working", "21.5 °C")
                .doesNotContain(strangers.site().name(), "??");
    }

    @Test
    void carl_is_shown_what_is_measured_and_not_how_the_box_is_doing() {
        fleet.asSystem(
                () -> jdbc.sql("""
                        update assets.position set quantities = '{air_temperature,battery_voltage,voltage_l1}'
                        where id = :id
                        """).param("id", carls.position().id().value()).update());
        var values = "/assets/" + carls.asset().id();
        for (var page : new String[] {"/", values}) {
            assertThat(get(page, cast.carl()))
                    .bodyText()
                    .contains("Air temperature")
                    .doesNotContain("Battery voltage", "Voltage L1");
        }
        assertThat(get(values, cast.sam())).bodyText().contains("Air temperature", "Battery voltage", "Voltage L1");
    }

    @Test
    void what_carl_reads_has_no_word_about_boxes() {
        for (var page : new String[] {"/", "/assets/" + carls.asset().id(), "/search", "/search?q=Nordweg"}) {
            var answer = get(page, cast.carl());
            assertThat(answer).as(page).hasStatusOk();
            assertThat(wordsIn(answer))
                    .as(page)
                    .doesNotContainIgnoringCase("device")
                    .doesNotContainIgnoringCase("firmware")
                    .doesNotContainIgnoringCase("mqtt")
                    .doesNotContain(carlsUnit.serial());
        }
    }

    @Test
    void an_asset_of_somebody_else_is_like_none() {
        assertThat(get("/assets/" + carls.asset().id(), cast.carl()))
                .hasStatusOk()
                .bodyText()
                .contains("21.5 °C", "Air temperature");
        assertThat(get("/assets/" + strangers.asset().id(), cast.carl())).hasStatus(404);
        assertThat(get("/assets/" + carlsUnit.device(), cast.carl())).hasStatus(404);
    }

    @Test
    void the_list_of_devices_is_for_staff() {
        assertThat(get("/devices?q=" + shelved.serial(), cast.olga()))
                .hasStatusOk()
                .bodyText()
                .contains("/devices/" + shelved.device());
        assertThat(get("/devices", cast.carl())).hasStatus(403);
        assertThat(get("/devices", cast.ines())).hasStatus(403);
        assertThat(get("/devices.csv", cast.carl())).hasStatus(403);
    }

    @Test
    void the_address_says_what_the_list_shows() {
        assertThat(get("/devices?q=" + carls.asset().name(), cast.sam()))
                .bodyText()
                .contains(carlsUnit.serial())
                .doesNotContain(strangersUnit.serial(), shelved.serial());
        assertThat(get("/devices?state=REGISTERED&q=" + shelved.serial(), cast.sam()))
                .bodyText()
                .contains(shelved.serial());
        assertThat(get("/devices?state=REGISTERED&q=" + carlsUnit.serial(), cast.sam()))
                .bodyText()
                .contains("No device fits");
        var ofCarls = "/devices?customer=" + carls.site().customerId() + "&sort=-seen&q=";
        assertThat(get(ofCarls + carlsUnit.serial(), cast.sam()))
                .bodyText()
                .contains("1 device", "aria-sort=\"descending\"");
        assertThat(get(ofCarls + strangersUnit.serial(), cast.sam())).bodyText().contains("No device fits");
        assertThat(get(
                        "/devices?q="
                                + carlsUnit
                                        .serial()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('0', 'o'),
                        cast.sam()))
                .bodyText()
                .contains(carlsUnit.serial())
                .doesNotContain(shelved.serial());
        assertThat(get("/devices?q=zzzzzz", cast.sam())).bodyText().contains("No device fits");
        assertThat(get("/devices?state=NONSENSE&page=x&sort=%27&customer=7", cast.sam()))
                .hasStatusOk();
        assertThat(get("/devices?q=" + shelved.serial(), cast.sam())).bodyText().contains("1 device", "1–1 of 1");
        assertThat(get("/devices?page=3&q=" + shelved.serial(), cast.sam()))
                .bodyText()
                .contains("1 device", "Back to the first page");
        assertThat(get("/devices?page=9999", cast.sam()))
                .hasStatusOk()
                .bodyText()
                .contains("Back to the first page");
    }

    @Test
    void every_order_of_the_list_works() {
        for (var sort : DeviceSort.values()) {
            assertThat(get("/devices?sort=" + sort.word(), cast.sam())).hasStatusOk();
            assertThat(get("/devices?sort=-" + sort.word() + "&q=a", cast.sam()))
                    .hasStatusOk();
        }
    }

    @Test
    void typing_narrows_the_list_alone_and_pushes_its_address() {
        var answer = browser.get()
                .uri("/devices?q=" + shelved.serial() + "&state=&model=&customer=&sort=serial")
                .header("HX-Request", "true")
                .with(cast.as(cast.sam()))
                .exchange();
        assertThat(answer)
                .bodyText()
                .contains("portals-results", shelved.serial())
                .doesNotContain("<html");
        assertThat(answer).headers().hasValue("HX-Push-Url", "/devices?q=" + shelved.serial());
    }

    @Test
    void the_file_has_what_the_list_shows_and_no_formula() {
        var evil = fleet.spot(null, "=cmd|'/c calc'!A1", "@SUM(1)");
        fleet.work(shelved.device(), evil);
        assertThat(get("/devices.csv?q=" + shelved.serial(), cast.sam()))
                .hasStatusOk()
                .bodyText()
                .contains(shelved.serial(), "'=cmd", "'@SUM(1)")
                .doesNotContain(carlsUnit.serial(), ",=cmd", ",@SUM");
    }

    @Test
    void a_device_has_a_page_for_staff_and_for_the_firm_at_its_site() {
        assertThat(get("/devices/" + carlsUnit.device(), cast.sam()))
                .hasStatusOk()
                .bodyText()
                .contains(carlsUnit.serial(), "Supply line of " + carls.asset().name(), "21.5 °C", "192.0.2.77")
                .contains("Factory credential", "Print a new label", "New factory secret", "Story", "any customer")
                .doesNotContain("??");
        assertThat(get("/devices/" + shelved.device(), cast.otto())).bodyText().contains("In no position");
        assertThat(get("/devices/" + carlsUnit.device(), cast.carl())).hasStatus(403);
        assertThat(get("/devices/" + strangersUnit.device(), cast.ines())).hasStatus(404);
        fleet.grant(cast.ines(), carls);
        assertThat(get("/devices/" + carlsUnit.device(), cast.ines()))
                .hasStatusOk()
                .bodyText()
                .contains(carlsUnit.serial())
                .doesNotContain("Factory credential", "New factory secret", "story.csv", "any customer", "??");
        assertThat(get("/devices/nonsense", cast.sam())).hasStatus(404);
    }

    @Test
    void the_story_is_read_by_staff_in_sentences_page_by_page_and_as_a_file() {
        assertThat(get("/devices/" + shelved.device() + "/story", cast.sam()))
                .hasStatusOk()
                .bodyText()
                .contains("entry-");
        assertThat(get("/devices/" + shelved.device() + "/story?before=1", cast.sam()))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("entry-");
        assertThat(get("/devices/" + shelved.device() + "/story.csv", cast.sam()))
                .hasStatusOk()
                .bodyText()
                .contains("device.registered");
        assertThat(get("/devices/" + carlsUnit.device() + "/story", cast.ines()))
                .hasStatus(403);
    }

    @Test
    void search_forgives_and_shows_no_more_than_one_may_see() {
        var typed = carlsUnit.serial().replace('0', 'O').toLowerCase(java.util.Locale.ROOT);
        assertThat(get("/search?q=" + typed, cast.sam())).bodyText().contains("top-hit", carlsUnit.serial());
        assertThat(get("/search?q=" + carls.site().name(), cast.carl()))
                .bodyText()
                .contains("/sites/" + carls.site().id());
        assertThat(get("/search?q=" + strangers.site().name(), cast.carl()))
                .bodyText()
                .doesNotContain("/sites/" + strangers.site().id());
        assertThat(get("/search?q=" + carlsUnit.serial(), cast.carl()))
                .bodyText()
                .doesNotContain("/devices/")
                .contains("Nothing found");
        assertThat(get("/search", cast.sam())).bodyText().contains("What are you looking for?");
        assertThat(get("/search?q=x", cast.ines())).hasStatus(403);
    }

    @Test
    void the_code_of_a_label_leads_staff_to_its_device() {
        // other tests guess from this address as well
        jdbc.sql("delete from access.throttle").update();
        var code = strangersUnit.claimCode().grouped();
        assertThat(get("/search?q=" + code, cast.sam())).hasRedirectedUrl("/devices/" + strangersUnit.device());
        assertThat(get("/search?q=" + code, cast.carl()))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing found");
    }

    @Test
    void hostile_text_stays_text() {
        var spot = fleet.spot(cast.carl().organisation(), HOSTILE + System.nanoTime(), HOSTILE);
        assertThat(get("/", cast.carl()))
                .bodyText()
                .contains("&lt;b&gt;\u202Etext")
                .doesNotContain("<b>");
        assertThat(get("/assets/" + spot.asset().id(), cast.carl())).bodyText().doesNotContain("<b>");
        for (var typed :
                new String[] {"%00", "%F0%9F%98%B1", "%25_%5C", "%3Cscript%3E", "%E2%80%AE", "%ED%A0%80", "'"}) {
            assertThat(get("/search?q=" + typed, cast.sam()))
                    .as(typed)
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("<script>");
            assertThat(get("/devices?q=" + typed, cast.sam())).as(typed).hasStatusOk();
        }
    }

    /** What a person reads: the main part without its tags. */
    private static String wordsIn(MvcTestResult page) {
        var html = new String(page.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
        return html.substring(html.indexOf("<main")).replaceAll("<[^>]*>", " ");
    }

    private MvcTestResult get(String address, Actor person) {
        return browser.get()
                .uri(java.net.URI.create(address.replace(" ", "%20")))
                .with(cast.as(person))
                .exchange();
    }
}
