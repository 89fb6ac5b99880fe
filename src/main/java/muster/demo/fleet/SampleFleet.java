package muster.demo.fleet;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.access.Organisation;
import muster.catalog.DeviceModels;
import muster.catalog.ModelKey;
import muster.demo.bench.DemoDevice;
import muster.demo.bench.DemoDevices;
import muster.demo.bench.Factory;
import muster.demo.bench.Plan;
import muster.demo.fleet.SampleWorld.Model;
import muster.demo.fleet.Surveyor.Plot;
import muster.demo.fleet.Surveyor.Spot;
import muster.provisioning.JobForm;
import muster.provisioning.Jobs;
import muster.shared.OrganisationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads the sample fleet once, in one transaction, and sends the crew to install it. */
@Component
@ConditionalOnBooleanProperty("muster.sample-fleet")
class SampleFleet implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SampleFleet.class);
    private static final Actor SYSTEM = Actor.system("sample fleet");

    private final SamplePeople people;
    private final Surveyor surveyor;
    private final Jobs jobs;
    private final Factory factory;
    private final DemoDevices devices;
    private final DeviceModels models;
    private final Crew crew;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SampleFleet(
            SamplePeople people,
            Surveyor surveyor,
            Jobs jobs,
            Factory factory,
            DemoDevices devices,
            DeviceModels models,
            Crew crew,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.people = people;
        this.surveyor = surveyor;
        this.jobs = jobs;
        this.factory = factory;
        this.devices = devices;
        this.models = models;
        this.crew = crew;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        load();
        crew.goToWork();
    }

    /** Of no effect the second time. */
    void load() {
        ActorContext.run(
                SYSTEM,
                () -> transaction.executeWithoutResult(status -> {
                    if (isFirst()) {
                        build();
                        log.info("The sample fleet is loaded; its devices are being installed");
                    }
                }));
    }

    private boolean isFirst() {
        return jdbc.sql("insert into demo.sample (loaded_at) values (:now) on conflict do nothing")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private void build() {
        var homes = Surveyor.noHomes();
        homes.put(SamplePeople.INES_FIRM, people.found(Organisation.Kind.FIRM, SamplePeople.INES_FIRM));
        homes.put(SamplePeople.IVO_FIRM, people.found(Organisation.Kind.FIRM, SamplePeople.IVO_FIRM));
        var plots = surveyor.survey(homes, SYSTEM);
        people.move(homes);
        var wanted = new LinkedHashMap<Model, List<Wanted>>();
        for (int i = 0; i < plots.size(); i++) {
            // the firms share the sites; the first one, where work is left for today, is Ines's
            var firm = i % 2 == 0 ? SamplePeople.INES_FIRM : SamplePeople.IVO_FIRM;
            orderWork(plots.get(i), homes, firm, wanted);
        }
        wanted.forEach(this::make);
    }

    /** A device that a position waits for. */
    private record Wanted(Plan plan, DemoDevice.Place place) {}

    private void orderWork(Plot plot, Map<String, OrganisationId> homes, String firm, Map<Model, List<Wanted>> wanted) {
        for (var place : DemoDevice.Place.values()) {
            boolean waiting = place == DemoDevice.Place.BOX;
            var spots = plot.spots().stream()
                    .filter(spot -> spot.wish().waiting() == waiting)
                    .toList();
            if (spots.isEmpty()) {
                continue;
            }
            var order = new JobForm(
                    plot.site().id(),
                    Objects.requireNonNull(homes.get(firm)),
                    LocalDate.now(clock.withZone(plot.site().zone())),
                    spots.stream().map(Spot::id).toList(),
                    null);
            var job = jobs.make(order, people.actor(SamplePeople.OLGA));
            for (var spot : spots) {
                wanted.computeIfAbsent(spot.wish().model(), model -> new ArrayList<>())
                        .add(new Wanted(new Plan(job, spot.id()), place));
            }
        }
    }

    private void make(Model kind, List<Wanted> wanted) {
        var model = models.find(ModelKey.of(kind.key())).orElseThrow();
        var serials = new LinkedHashSet<String>();
        while (serials.size() < wanted.size()) {
            serials.add(Factory.freshSerial(model));
        }
        var made = factory.make(model, kind.hardware(), List.copyOf(serials), people.actor(SamplePeople.OLGA));
        for (int i = 0; i < wanted.size(); i++) {
            devices.keep(made.get(i), wanted.get(i).place(), wanted.get(i).plan());
        }
    }
}
