package muster.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import muster.access.Actor;
import muster.assets.Site;
import muster.shared.Invalid;
import muster.shared.Outdated;
import muster.shared.PositionId;
import muster.support.Cast;
import muster.support.ModuleTest;
import muster.support.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class JobsTest {

    @Autowired
    Cast cast;

    @Autowired
    World world;

    @Autowired
    Jobs jobs;

    @Test
    void of_two_who_promise_one_position_at_the_same_moment_exactly_one_does() throws Exception {
        for (int round = 0; round < 5; round++) {
            var site = world.site(world.customer());
            var position = world.position(site);
            var start = new CyclicBarrier(2);
            var tries = new ArrayList<Callable<Boolean>>();
            for (var person : List.of(cast.sam(), cast.olga())) {
                tries.add(() -> {
                    start.await();
                    return promises(person, site, position);
                });
            }
            try (var people = Executors.newFixedThreadPool(2)) {
                assertThat(people.invokeAll(tries)).extracting(Future::get).containsExactlyInAnyOrder(true, false);
            }
        }
    }

    @Test
    void whoever_looked_at_an_old_page_does_not_change_the_day_unseen() {
        var site = world.site(world.customer());
        var today = LocalDate.now(site.zone());
        var job = world.job(site, List.of(world.position(site)));
        int seen = world.as(cast.sam(), () -> jobs.get(job)).version();
        move(() -> jobs.move(job, today.plusDays(1), seen, cast.sam()));
        assertThatThrownBy(() -> move(() -> jobs.move(job, today.plusDays(2), seen, cast.olga())))
                .isInstanceOf(Outdated.class);
        assertThat(world.as(cast.sam(), () -> jobs.get(job)).day()).isEqualTo(today.plusDays(1));
    }

    private void move(Runnable act) {
        world.as(cast.sam(), () -> {
            act.run();
            return true;
        });
    }

    private boolean promises(Actor person, Site site, PositionId position) {
        var firm = Objects.requireNonNull(cast.ines().organisation());
        var day = LocalDate.now(site.zone()).plusDays(1);
        try {
            world.as(person, () -> jobs.make(new JobForm(site.id(), firm, day, List.of(position), null), person));
            return true;
        } catch (Invalid promised) {
            assertThat(promised.key()).isEqualTo("provisioning.job-form.position-promised");
            return false;
        }
    }
}
