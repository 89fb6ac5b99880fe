package muster.demo.bench;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.catalog.DeviceModel;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.lifecycle.Lifecycle;
import muster.lifecycle.State;
import muster.provisioning.JobForm;
import muster.provisioning.JobPosition;
import muster.provisioning.JobRow;
import muster.provisioning.Jobs;
import muster.provisioning.Vacancies;
import muster.shared.PositionId;
import muster.shared.Refused;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees to it that there is a job, for today, with a position for each device in the box. */
@Service
@ConditionalOnBooleanProperty("muster.sample-fleet")
public class BenchJobs {

    private static final Actor BENCH = Actor.system("bench");

    private final DemoDevices devices;
    private final DeviceModels models;
    private final Lifecycle lifecycle;
    private final Jobs jobs;
    private final Vacancies vacancies;
    private final TestStands stands;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BenchJobs(
            DemoDevices devices,
            DeviceModels models,
            Lifecycle lifecycle,
            Jobs jobs,
            Vacancies vacancies,
            TestStands stands,
            TransactionTemplate transaction,
            Clock clock) {
        this.devices = devices;
        this.models = models;
        this.lifecycle = lifecycle;
        this.jobs = jobs;
        this.vacancies = vacancies;
        this.stands = stands;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The job of the first start is over on the next day; what is still in the box wants another one. */
    public void renew() {
        ActorContext.run(
                BENCH,
                () -> transaction.executeWithoutResult(status -> {
                    var waiting = withoutPosition();
                    if (!waiting.isEmpty()) {
                        order(waiting);
                    }
                }));
    }

    /**
     * A job with a position for each device in the box that has none.
     *
     * @return its number
     */
    public int make() {
        var number = ActorContext.<Integer, RuntimeException>call(
                BENCH,
                () -> transaction.execute(status -> {
                    var waiting = withoutPosition();
                    if (waiting.isEmpty()) {
                        throw new Refused("demo.bench.box-served");
                    }
                    return order(waiting).number();
                }));
        return Objects.requireNonNull(number);
    }

    /** The models of devices in the box for which no job of today has a position left. */
    private List<DeviceModel> withoutPosition() {
        var left = new Room(open().filter(JobPosition::isTodo).map(JobPosition::place));
        return devices.all().stream()
                .filter(device -> device.place() == DemoDevice.Place.BOX)
                .filter(device -> lifecycle.stateOf(device.id()) == State.REGISTERED)
                .map(device -> models.find(ModelKey.of(device.model())).orElseThrow())
                .filter(model -> left.take(model).isEmpty())
                .toList();
    }

    private JobRow order(List<DeviceModel> waiting) {
        var like = first();
        var free = new Room(vacancies.at(like.site()).stream()
                .filter(Vacancies.Vacancy::isOpen)
                .map(Vacancies.Vacancy::place));
        var chosen = new ArrayList<PositionId>();
        var homeless = new ArrayList<DeviceModel>();
        for (var model : waiting) {
            free.take(model).ifPresentOrElse(place -> chosen.add(place.position()), () -> homeless.add(model));
        }
        chosen.addAll(stands.slotsFor(homeless, like.site()));
        var today = LocalDate.now(clock.withZone(like.zone()));
        return jobs.get(jobs.make(new JobForm(like.site(), like.firm(), today, chosen, null), BENCH));
    }

    private Stream<JobPosition> open() {
        var like = first();
        return jobs.open().stream()
                .filter(job -> job.today()
                        && job.site().equals(like.site())
                        && job.firm().equals(like.firm()))
                .flatMap(job -> jobs.positions(job.id()).stream());
    }

    /** The job that the sample fleet came with: where the bench's installer works. */
    private JobRow first() {
        return devices.all().stream()
                .filter(device -> device.place() == DemoDevice.Place.BOX)
                .flatMap(device -> device.planned().stream())
                .map(plan -> jobs.get(plan.job()))
                .findFirst()
                .orElseThrow();
    }
}
