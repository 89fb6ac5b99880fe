package muster.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.access.Organisation;
import muster.access.Organisations;
import muster.access.SiteGrants;
import muster.shared.DeviceId;
import muster.shared.JobId;
import muster.shared.NotFound;
import muster.shared.Refused;
import muster.support.Cast;
import muster.support.ModuleTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class TenuresTest {

    @Autowired
    Cast cast;

    @Autowired
    Organisations organisations;

    @Autowired
    Customers customers;

    @Autowired
    Sites sites;

    @Autowired
    Assets assets;

    @Autowired
    Positions positions;

    @Autowired
    Places places;

    @Autowired
    Tenures tenures;

    @Autowired
    SiteGrants grants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Position supply = Position.of(Asset.of(BakeryWorld.site(), "x", "x", List.of()), "x", List.of());
    private Position back = supply;

    @BeforeEach
    void a_boiler_with_two_positions() {
        as(cast.sam(), () -> {
            var customer = organisations.save(
                    Organisation.of(Organisation.Kind.CUSTOMER, "Bakery " + DeviceId.next(), Instant.now()));
            customers.save(Customer.of(customer.id()));
            var site = sites.save(BakeryWorld.site(customer.id()));
            var boiler = assets.save(Asset.of(site, "boiler", "Boiler 3", List.of("heating", "cellar")));
            supply = positions.save(Position.of(boiler, "supply", List.of("air_temperature")));
            back = positions.save(Position.of(boiler, "return", List.of()));
            return null;
        });
    }

    @Test
    void a_device_holds_a_position_until_it_is_let_go() {
        var device = device();
        begin(supply, device);

        var place = as(cast.sam(), () -> places.of(supply.id()));
        assertThat(place.holder()).isEqualTo(device);
        assertThat(place.label()).isEqualTo("Boiler 3 / supply");
        assertThat(place.quantities()).containsExactly("air_temperature");
        assertThat(as(cast.sam(), () -> places.freeAtSite(supply.siteId())))
                .extracting(Place::position)
                .containsExactly(back.id());

        end(device);
        assertThat(as(cast.sam(), () -> places.heldBy(device))).isEmpty();
        begin(supply, device());
    }

    @Test
    void a_position_that_is_taken_refuses_a_second_device() {
        begin(supply, device());
        assertThatThrownBy(() -> begin(supply, device()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("assets.position.taken"));
    }

    @Test
    void a_device_cannot_be_in_two_places() {
        var device = device();
        begin(supply, device);
        assertThatThrownBy(() -> begin(back, device))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("assets.device.placed"));
    }

    @Test
    void of_eight_that_want_one_position_at_once_exactly_one_gets_it() throws Exception {
        var start = new CyclicBarrier(8);
        var tries = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 8; i++) {
            var device = device();
            tries.add(() -> {
                start.await();
                try {
                    begin(supply, device);
                    return true;
                } catch (Refused taken) {
                    return false;
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(tries)).extracting(Future::get).containsOnlyOnce(true);
        }
    }

    @Test
    void an_installer_sees_the_place_with_its_customers_name_once_a_job_grants_the_site() {
        assertThatThrownBy(() -> as(cast.ines(), () -> places.of(supply.id()))).isInstanceOf(NotFound.class);
        as(cast.sam(), () -> {
            grants.grant(Objects.requireNonNull(cast.ines().organisation()), supply.siteId(), JobId.next());
            return null;
        });
        assertThat(as(cast.ines(), () -> places.of(supply.id())).customerName()).startsWith("Bakery");
        assertThat(as(cast.ines(), () -> customers.findAll())).isEmpty();
    }

    @Test
    void the_record_tells_of_a_tenure() {
        var device = device();
        begin(supply, device);
        end(device);
        var told = as(
                cast.sam(),
                () -> jdbc.sql("select action from audit.entry where also @> array[:id] order by id")
                        .param("id", device.value())
                        .query(String.class)
                        .list());
        assertThat(told).containsExactly("tenure.began", "tenure.ended");
    }

    private void begin(Position position, DeviceId device) {
        as(cast.sam(), () -> {
            tenures.begin(position.id(), device, Instant.now(), cast.sam());
            return null;
        });
    }

    private void end(DeviceId device) {
        as(cast.sam(), () -> {
            tenures.end(device, Instant.now(), cast.sam());
            return null;
        });
    }

    private DeviceId device() {
        return as(cast.sam(), () -> BakeryWorld.device(jdbc));
    }

    private <T> T as(Actor actor, java.util.function.Supplier<T> work) {
        return ActorContext.<T, RuntimeException>call(actor, () -> transaction.execute(status -> work.get()));
    }
}
