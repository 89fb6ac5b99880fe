package muster.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.assets.Site;
import muster.shared.DeviceId;
import muster.shared.JobId;
import muster.shared.OrganisationId;
import muster.shared.PositionId;
import muster.shared.Refused;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Devices that are made for one customer, as people meet them on the pages. */
@ModuleTest
class ReservationsTest {

    private static final Pattern CODE = Pattern.compile("label-code\">([0-9A-Z-]+)<");

    @Autowired
    MockMvcTester browser;

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Registry registry;

    @Autowired
    Reservations reservations;

    @Autowired
    JdbcClient jdbc;

    /** Somewhere to put a device, with a job for Ines. */
    private record Errand(OrganisationId customer, Site site, PositionId position, JobId job) {

        String choice() {
            return job + "/" + position;
        }
    }

    @Test
    void a_device_made_for_a_customer_is_claimed_there_and_nowhere_else_and_undoing_leaves_it_so() throws Exception {
        var elsewhere = errand();
        var customer = world.customer();
        var serial = serial();
        var code = registerFor(customer, serial);

        assertThat(get("/a/" + code, cast.ines())).hasStatus(409).bodyText().contains("Wrong customer");
        assertThat(claim(code, elsewhere)).hasStatus(409);

        var there = errand(customer);
        assertThat(get("/a/" + code, cast.ines()))
                .hasStatusOk()
                .bodyText()
                .contains(there.choice())
                .doesNotContain(elsewhere.choice());
        assertThat(claim(code, elsewhere)).as("another customer's position").hasStatus(409);
        var receipt = claim(code, there);
        assertThat(receipt).hasStatus3xxRedirection();
        assertThat(device(serial).customerId()).isEqualTo(customer);

        assertThat(post(receipt.getResponse().getRedirectedUrl() + "/undoings", cast.ines()))
                .hasStatus3xxRedirection();
        assertThat(device(serial).customerId()).isNull();
        assertThat(device(serial).siteId()).isNull();
        assertThat(device(serial).reservedFor()).isEqualTo(customer);
        assertThat(claim(code, elsewhere)).hasStatus(409);
        assertThat(claim(code, there)).hasStatus3xxRedirection();
    }

    @Test
    void whatever_is_looked_up_first_the_row_itself_goes_to_no_other_customer() {
        var device = world.devices(1).getFirst().device();
        var elsewhere = errand();
        var customer = world.customer();
        ActorContext.run(cast.sam(), () -> reservations.change(device, customer, cast.sam()));
        assertThatThrownBy(() -> ActorContext.run(
                        cast.sam(),
                        () -> registry.stamp(
                                device, elsewhere.customer(), elsewhere.site().id())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("registry.device.reserved"));
        assertThat(registered(device).customerId()).isNull();
    }

    @Test
    void a_customer_sees_nothing_of_a_device_until_it_is_placed() throws Exception {
        var serial = serial();
        registerFor(Objects.requireNonNull(cast.carl().organisation()), serial);
        var device = device(serial);
        assertThat(world.as(cast.carl(), () -> registry.find(device.id()))).isEmpty();
        assertThat(get("/search?q=" + serial, cast.carl())).bodyText().contains("Nothing found");
        assertThat(world.as(cast.ines(), () -> registry.find(device.id()))).isEmpty();
    }

    @Test
    void whom_it_is_for_stands_on_the_pages_of_batch_and_device_and_in_the_record() throws Exception {
        var customer = world.customer();
        var name = name(customer);
        var serial = serial();
        var batch = batchFor(customer, serial);
        assertThat(get("/batches/" + batch, cast.sam()))
                .bodyText()
                .contains("For customer", "/customers/" + customer, name)
                .contains("A batch was registered", "For customer: " + name)
                .doesNotContain("??");
        assertThat(get("/devices/" + device(serial).id(), cast.otto()))
                .bodyText()
                .contains("Set aside for", name)
                .doesNotContain("??");
        assertThat(get("/customers/" + customer, cast.sam())).bodyText().contains("A batch was registered");
        assertThat(get("/devices.csv?q=" + serial, cast.sam())).bodyText().contains("reserved_for", name);
    }

    @Test
    void a_form_that_names_no_customer_is_refused_at_the_field() {
        for (var wrong : List.of(
                UUID.randomUUID().toString(),
                "Nordbäcker",
                Objects.requireNonNull(cast.ines().organisation()).toString())) {
            assertThat(post("/batches", cast.sam(), form(serial(), wrong)))
                    .hasStatus(422)
                    .bodyText()
                    .contains("This customer is not known here.");
        }
        assertThat(post("/batches", cast.sam(), form(serial(), ""))).hasStatus3xxRedirection();
    }

    @Test
    void staff_sets_a_device_aside_for_another_customer_or_for_none_while_it_is_nowhere() {
        var device = world.devices(1).getFirst().device();
        var page = "/devices/" + device + "/reservations";
        var customer = world.customer();
        assertThat(get(page, cast.sam())).hasStatusOk().bodyText().contains("Any customer", name(customer));
        for (var person : List.of(cast.ines(), cast.carl())) {
            assertThat(get(page, person)).hasStatus(403);
            assertThat(post(page, person, "customer", customer.toString())).hasStatus(403);
        }
        assertThat(post(page, cast.olga(), "customer", customer.toString())).hasStatus3xxRedirection();
        assertThat(registered(device).reservedFor()).isEqualTo(customer);
        assertThat(post(page, cast.olga(), "customer", "nobody"))
                .hasStatus(422)
                .bodyText()
                .contains("This customer is not known here.");
        assertThat(post(page, cast.olga(), "customer", customer.toString())).hasStatus3xxRedirection();
        assertThat(post(page, cast.sam(), "customer", "")).hasStatus3xxRedirection();
        assertThat(registered(device).reservedFor()).isNull();
        assertThat(get("/devices/" + device, cast.sam()))
                .bodyText()
                .contains("was set aside for " + name(customer), "is set aside for no customer any more")
                .doesNotContain("??");
        assertThat(audited(device, "device.reserved"))
                .as("saving the same says nothing")
                .isEqualTo(1);
    }

    @Test
    void a_device_in_a_position_is_where_it_is() {
        var device = world.devices(1).getFirst();
        var there = errand();
        assertThat(claim(device.claimCode().inLink(), there)).hasStatus3xxRedirection();
        var page = "/devices/" + device.device() + "/reservations";
        assertThat(get(page, cast.sam())).bodyText().contains("It can be set aside only while");
        assertThat(post(page, cast.sam(), "customer", world.customer().toString()))
                .hasStatus(409)
                .bodyText()
                .contains("It can be set aside only while");
    }

    private Errand errand() {
        return errand(world.customer());
    }

    private Errand errand(OrganisationId customer) {
        var site = world.site(customer);
        var position = world.position(site);
        return new Errand(customer, site, position, world.job(site, List.of(position)));
    }

    private String serial() {
        return "%012X"
                .formatted(java.util.concurrent.ThreadLocalRandom.current().nextLong(0x1000000000000L));
    }

    private static String[] form(String serial, String customer) {
        return new String[] {
            "product",
            World.MODEL + " THR316D",
            "source",
            "LIST",
            "serials",
            serial,
            "madeBy",
            "the maker",
            "madeOn",
            "2026-11-02",
            "customer",
            customer
        };
    }

    private String batchFor(OrganisationId customer, String serial) {
        var done = post("/batches", cast.sam(), form(serial, customer.toString()));
        assertThat(done).hasStatus3xxRedirection();
        return Objects.requireNonNull(done.getResponse().getRedirectedUrl()).replace("/batches/", "");
    }

    /** Registers a device and returns the code on its label, as it stands in a link. */
    private String registerFor(OrganisationId customer, String serial) throws Exception {
        var done = post("/batches", cast.sam(), form(serial, customer.toString()));
        assertThat(done).hasStatus3xxRedirection();
        var labels = browser.post()
                .uri(done.getResponse().getRedirectedUrl() + "/labels")
                .with(cast.as(cast.sam()))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .cookie(Objects.requireNonNull(done.getResponse().getCookie("muster-handover")))
                .exchange();
        var code = CODE.matcher(labels.getResponse().getContentAsString());
        assertThat(code.find()).isTrue();
        return ClaimCode.parse(code.group(1)).orElseThrow().inLink();
    }

    private MvcTestResult claim(String code, Errand errand) {
        return post(
                "/a/" + code,
                cast.ines(),
                "choice",
                errand.choice(),
                "key",
                UUID.randomUUID().toString());
    }

    private Device device(String serial) {
        var id = world.as(
                cast.sam(),
                () -> jdbc.sql("select id from registry.device where serial = :serial")
                        .param("serial", serial)
                        .query(UUID.class)
                        .single());
        return registered(new DeviceId(id));
    }

    private Device registered(DeviceId id) {
        return world.as(cast.sam(), () -> registry.get(id));
    }

    private String name(OrganisationId customer) {
        return world.as(cast.sam(), () -> reservations.nameOf(customer)).orElseThrow();
    }

    private long audited(DeviceId device, String action) {
        return world.as(
                cast.sam(),
                () -> jdbc.sql("select count(*) from audit.entry where subject_id = :id and action = :action")
                        .param("id", device.value())
                        .param("action", action)
                        .query(Long.class)
                        .single());
    }

    private MvcTestResult get(String path, Actor person) {
        return browser.get().uri(path).with(cast.as(person)).exchange();
    }

    private MvcTestResult post(String path, Actor person, String... fields) {
        var request = browser.post().uri(path).with(cast.as(person)).with(SecurityMockMvcRequestPostProcessors.csrf());
        for (int at = 0; at < fields.length; at += 2) {
            request.param(fields[at], fields[at + 1]);
        }
        return request.exchange();
    }
}
