package muster.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.demo.simulator.Fault;
import muster.demo.simulator.Personalities;
import muster.demo.simulator.SimulatedDevice;
import muster.demo.simulator.Simulator;
import muster.lifecycle.State;
import muster.provisioning.Check;
import muster.provisioning.Line;
import muster.shared.ActivationId;
import muster.support.ModuleTest;
import muster.support.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Real devices of every model, with every fault, against the whole application. */
@ModuleTest
class FaultTest {

    private static final Map<Fault, Check> FOUND_BY = Map.of(
            Fault.OLD_FIRMWARE, Check.FIRMWARE,
            Fault.WRONG_UNIT, Check.READINGS,
            Fault.OUT_OF_RANGE, Check.READINGS,
            Fault.SILENT_AFTER_FIRST, Check.READINGS,
            Fault.REFUSES_CONFIGURATION, Check.CONFIGURATION,
            Fault.WRONG_BOOTSTRAP_SECRET, Check.CREDENTIAL,
            Fault.CLONE, Check.IDENTITY);

    /** Longer than any pack lets a first reading take. */
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(20);

    @TempDir
    private Path folder;

    @Autowired
    private Workplace workplace;

    @Autowired
    private TestClock clock;

    private Simulator simulator;

    @BeforeEach
    void open() {
        simulator = workplace.simulator(folder);
    }

    @AfterEach
    void close() {
        simulator.close();
        clock.right();
    }

    /** One device under test, from its claim on. */
    private record Case(Workplace.Boxed boxed, SimulatedDevice device, ActivationId activation) {}

    @Test
    void healthy_devices_of_every_model_become_active() {
        var cases = oneOfEachModel();
        cases.forEach(each -> each.device().powerOn());
        awaitActive(cases);
        assertThat(cases)
                .allSatisfy(each ->
                        assertThat(workplace.look(each.activation()).isSafe()).isTrue());
    }

    @Test
    void just_the_line_of_the_fault_fails_until_it_is_healed() {
        fails(EnumSet.complementOf(EnumSet.of(Fault.SILENT_AFTER_FIRST)), () -> {});
    }

    @Test
    void whoever_falls_silent_fails_when_patience_is_at_its_end_and_just_there() {
        fails(EnumSet.of(Fault.SILENT_AFTER_FIRST), () -> clock.forward(LONGEST_PATIENCE));
    }

    /** Devices of every model with each of the faults, side by side. */
    private void fails(Set<Fault> faults, Runnable passing) {
        var cases = new EnumMap<Fault, List<Case>>(Fault.class);
        faults.forEach(fault -> cases.put(fault, oneOfEachModel()));
        cases.forEach((fault, broken) -> broken.forEach(each -> {
            each.device().breakWith(fault);
            each.device().powerOn();
        }));

        cases.forEach((fault, broken) -> broken.forEach(each -> awaitEverythingElse(fault, each)));
        passing.run();
        cases.forEach((fault, broken) -> broken.forEach(each ->
                await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertJustOneLineFails(fault, each))));
        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        cases.forEach((fault, broken) -> broken.forEach(each -> assertJustOneLineFails(fault, each))));

        cases.values().forEach(broken -> broken.forEach(each -> each.device().breakWith(null)));
        cases.values().forEach(this::awaitActive);
    }

    private List<Case> oneOfEachModel() {
        return Personalities.models().stream()
                .map(model -> {
                    var boxed = workplace.box(model);
                    return new Case(boxed, simulator.add(boxed.sheet(), Workplace.QUICK), workplace.claim(boxed));
                })
                .toList();
    }

    /** All the rest is well before the one line is looked at; without a connection nothing else can be. */
    private void awaitEverythingElse(Fault fault, Case each) {
        if (fault != Fault.WRONG_BOOTSTRAP_SECRET) {
            await().atMost(Duration.ofSeconds(40)).until(() -> {
                workplace.watch(each.activation());
                return workplace.look(each.activation()).checklist().lines().stream()
                        .filter(line -> line.check() != FOUND_BY.get(fault))
                        .allMatch(Line::isSettled);
            });
        }
    }

    private void assertJustOneLineFails(Fault fault, Case each) {
        assertThat(workplace.look(each.activation()).checklist().lines())
                .filteredOn(line -> line.state() == Line.State.FAILED)
                .extracting(Line::check)
                .as(each.boxed().sheet().toString())
                .containsExactly(FOUND_BY.get(fault));
        assertThat(workplace.stateOf(each.boxed())).isIn(State.CLAIMED, State.ACTIVATING);
    }

    private void awaitActive(List<Case> cases) {
        cases.forEach(each -> await().atMost(Duration.ofSeconds(40)).until(() -> {
            workplace.watch(each.activation());
            return workplace.stateOf(each.boxed()) == State.ACTIVE;
        }));
    }
}
