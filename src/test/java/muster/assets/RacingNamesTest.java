package muster.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import muster.access.Actor;
import muster.access.Firms;
import muster.access.People;
import muster.access.Role;
import muster.support.Cast;
import muster.support.FieldWork;
import muster.support.ModuleTest;
import muster.support.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Two people add the same at the same moment: the second one is told that it is there. */
@ModuleTest
class RacingNamesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    FieldWork work;

    @Autowired
    Estate estate;

    @Autowired
    Equipment equipment;

    @Autowired
    Firms firms;

    @Autowired
    People people;

    @Test
    void a_customer() throws Exception {
        var name = "Race " + world.number();
        var draft = new CustomerDraft(name, "", "", "");
        isTold(
                second(cast.sam(), () -> estate.addCustomer(draft, cast.sam()), "/customers", "name", name),
                "There is a customer of this name");
    }

    @Test
    void a_site() throws Exception {
        var customer = world.customer();
        var draft = new SiteDraft("Race", "Street 1", ZoneId.of("Europe/Berlin"), null, null);
        isTold(
                second(
                        cast.sam(),
                        () -> estate.addSite(customer, draft, cast.sam()),
                        "/sites",
                        "customer",
                        customer.toString(),
                        "name",
                        "Race",
                        "address",
                        "Street 1",
                        "zone",
                        "Europe/Berlin"),
                "This customer has a site of this name");
    }

    @Test
    void an_asset() throws Exception {
        var site = world.site(world.customer()).id();
        isTold(
                second(
                        cast.sam(),
                        () -> equipment.addAsset(site, "boiler", "Race", List.of(), cast.sam()),
                        "/assets",
                        "site",
                        site.toString(),
                        "kind",
                        "boiler",
                        "name",
                        "Race"),
                "This site has an asset of this name");
    }

    @Test
    void a_position() throws Exception {
        var site = world.site(world.customer()).id();
        var asset = world.as(cast.sam(), () -> equipment.addAsset(site, "boiler", "Boiler", List.of(), cast.sam()));
        isTold(
                second(
                        cast.sam(),
                        () -> equipment.addPosition(asset, "supply", List.of("air_temperature"), cast.sam()),
                        "/positions",
                        "asset",
                        asset.toString(),
                        "name",
                        "supply",
                        "quantities",
                        "air_temperature"),
                "This asset has a position of this name");
    }

    @Test
    void a_firm() throws Exception {
        var name = "Race " + world.number();
        isTold(
                second(cast.ada(), () -> firms.add(name, cast.ada()), "/firms", "name", name),
                "There is a firm of this name");
    }

    @Test
    void a_person() throws Exception {
        var email = "race-" + world.number() + "@example.com";
        isTold(
                second(
                        cast.ada(),
                        () -> people.invite("Rae", email, Role.SUPPORT, null, cast.ada()),
                        "/users",
                        "name",
                        "Rae",
                        "email",
                        email,
                        "role",
                        "SUPPORT"),
                "Somebody has an account with this address");
    }

    private static void isTold(MockHttpServletResponse answer, String what) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains(what);
    }

    /** What the form is answered that came while the first one was not committed yet. */
    private MockHttpServletResponse second(Actor person, Runnable first, String path, String... fields)
            throws Exception {
        var late = world.as(person, () -> {
            first.run();
            var answer = CompletableFuture.supplyAsync(() -> submit(person, path, fields));
            work.awaitQueue();
            return answer;
        });
        return late.get(20, TimeUnit.SECONDS);
    }

    private MockHttpServletResponse submit(Actor person, String path, String... fields) {
        var request = post(path).with(cast.as(person)).with(csrf());
        for (int at = 0; at < fields.length; at += 2) {
            request.param(fields[at], fields[at + 1]);
        }
        try {
            return mvc.perform(request).andReturn().getResponse();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
