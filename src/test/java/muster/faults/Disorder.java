package muster.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import muster.load.Mouth;
import muster.load.Range;

/** Says a fifth of everything twice, in the wrong order and some of it late, and compares the table with a model. */
final class Disorder {

    private static final int DEVICES_OF_A_KIND = 15;
    private static final double TWICE = 0.20;
    private static final double LATE = 0.01;
    private static final int WINDOW = 1_000;
    private static final long DAY_MS = 86_400_000;
    private static final long TEN_YEARS_MS = 3_652 * DAY_MS;

    /**
     * What came of it.
     *
     * @param messages that were said, repeats too
     * @param rows and newest values that there must be
     * @param differences of what there is
     */
    record Outcome(long messages, long rows, long differences) {}

    private final Range range;
    private final Random random;
    private final long start = System.currentTimeMillis();
    private final Map<UUID, Saying.Clock> clocks = new HashMap<>();
    private final List<Saying> said = new ArrayList<>();

    private Disorder(Range range, long seed) {
        this.range = range;
        this.random = new Random(seed);
    }

    static Outcome run(Range range, int messages, long seed) throws IOException, SQLException, InterruptedException {
        return new Disorder(range, seed).run(messages);
    }

    private Outcome run(int messages) throws IOException, SQLException, InterruptedException {
        for (var clock : Saying.Clock.values()) {
            range.devices(DEVICES_OF_A_KIND, firmwareOf(clock)).forEach(device -> clocks.put(device, clock));
        }
        Map<UUID, Mouth> mouths = new HashMap<>();
        try {
            for (var device : clocks.keySet()) {
                mouths.put(device, new Mouth(range.broker().port(), device.toString(), 100, 256));
            }
            say(disordered(inOrder(messages)), mouths);
            // after everything else, so that there is no doubt which is the newest by its receipt
            say(clocks.keySet().stream().map(device -> saying(device, messages)).toList(), mouths);
        } finally {
            for (var mouth : mouths.values()) {
                mouth.close();
            }
        }
        var withoutTime = clocks.entrySet().stream()
                .filter(device -> device.getValue() != Saying.Clock.RIGHT)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        var model = Believed.model(said);
        var table = Believed.table(range, List.copyOf(clocks.keySet()), withoutTime);
        return new Outcome(said.size(), model.size(), model.differences(table));
    }

    private void say(List<Saying> sayings, Map<UUID, Mouth> mouths) throws SQLException, InterruptedException {
        var before = range.stored();
        for (var saying : sayings) {
            Objects.requireNonNull(mouths.get(saying.device())).say(saying.payload());
            said.add(saying);
        }
        await().atMost(Duration.ofMinutes(3)).until(() -> range.stored() >= before + sayings.size());
    }

    private List<Saying> inOrder(int messages) {
        var devices = List.copyOf(clocks.keySet());
        return IntStream.range(0, messages)
                .mapToObj(number -> saying(devices.get(number % devices.size()), number))
                .toList();
    }

    /** Each device says something every two seconds until now; a little of it is of the day before. */
    private Saying saying(UUID device, int number) {
        var clock = Objects.requireNonNull(clocks.get(device));
        var time = start - 2 * DAY_MS + number * 30L - (random.nextDouble() < LATE ? DAY_MS : 0);
        return new Saying(
                device,
                clock,
                number,
                switch (clock) {
                    case TEN_YEARS_AHEAD -> time + TEN_YEARS_MS;
                    case TEN_YEARS_BEHIND -> time - TEN_YEARS_MS;
                    default -> time;
                });
    }

    private List<Saying> disordered(List<Saying> sayings) {
        record Place(double at, Saying saying) {}
        var places = new ArrayList<Place>();
        for (var number = 0; number < sayings.size(); number++) {
            places.add(new Place(number + random.nextDouble() * WINDOW, sayings.get(number)));
            if (random.nextDouble() < TWICE) {
                places.add(new Place(number + random.nextDouble() * WINDOW, sayings.get(number)));
            }
        }
        places.sort(Comparator.comparingDouble(Place::at));
        return places.stream().map(Place::saying).toList();
    }

    private static String firmwareOf(Saying.Clock clock) {
        return switch (clock) {
            case RIGHT, TEN_YEARS_AHEAD, TEN_YEARS_BEHIND -> Range.WITH_CLOCK;
            case NONE_BUT_A_SEQUENCE -> Range.WITH_SEQUENCE;
            case NONE -> Range.WITHOUT_CLOCK;
        };
    }
}
