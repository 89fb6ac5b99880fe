package muster.telemetry.ingest;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.access.Actor;
import muster.access.ActorContext;
import muster.shared.DeviceId;
import muster.telemetry.AnotherDeviceNamed;
import muster.telemetry.ReadingsArrived;
import muster.telemetry.lessons.LessonBook;
import muster.telemetry.lessons.Lessons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a batch of messages in: raw message, mapping, values, units, judgement, observation, all in one transaction.
 * When {@link #take} returns, everything is committed.
 */
@Service
public class Intake {

    private static final Actor ACTOR = Actor.system("telemetry");

    private final TakenLately takenLately;
    private final Profiles profiles;
    private final Reader reader;
    private final Repeats repeats;
    private final LessonBook lessons;
    private final BatchWriter writer;
    private final Hearsay hearsay;
    private final Partitions partitions;
    private final Flow flow;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Intake(
            TakenLately takenLately,
            Profiles profiles,
            Reader reader,
            Repeats repeats,
            LessonBook lessons,
            BatchWriter writer,
            Hearsay hearsay,
            Partitions partitions,
            Flow flow,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.takenLately = takenLately;
        this.profiles = profiles;
        this.reader = reader;
        this.repeats = repeats;
        this.lessons = lessons;
        this.writer = writer;
        this.hearsay = hearsay;
        this.partitions = partitions;
        this.flow = flow;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes messages, in the order in which they came; those that were taken before are left out. */
    public void take(List<Arrived> messages) {
        ActorContext.run(ACTOR, () -> {
            try {
                attempt(messages);
            } catch (RuntimeException failure) {
                if (!partitions.areMissing(failure)) {
                    throw failure;
                }
                // somebody dropped one; make what these messages need and begin again
                partitions.makeAll();
                attempt(messages);
            }
        });
    }

    /** Keeps a message that nobody could handle, with its reason, and makes nothing of it. */
    public void setAside(Arrived message) {
        ActorContext.run(ACTOR, () -> {
            partitions.makeAll();
            transaction.executeWithoutResult(status -> {
                takenLately.holdUp();
                writer.write(
                        List.of(Understood.refused(message, Objects.requireNonNull(message.refused()))),
                        clock.instant());
            });
        });
    }

    private void attempt(List<Arrived> messages) {
        var done = transaction.execute(status -> takeInOne(messages));
        if (done != null) {
            writer.remember(done.taken(), clock.instant());
            repeats.remember(done.messages(), clock.instant());
            flow.count(done.taken(), clock.instant());
        }
    }

    private record Done(BatchWriter.Taken taken, List<Understood> messages) {}

    private Done takeInOne(List<Arrived> messages) {
        var fresh = takenLately.newOnes(messages);
        if (fresh.isEmpty()) {
            return new Done(BatchWriter.Taken.NOTHING, List.of());
        }
        var held = lessons.held();
        Map<DeviceId, Profile> known = profiles.of(fresh.stream()
                .flatMap(message -> Stream.of(message.device(), message.via()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var understood = repeats.sift(
                fresh.stream().map(message -> understand(message, known, held)).toList());
        var taken = writer.write(understood, clock.instant());
        hearsay.take(understood, known, ACTOR.by(), clock.instant());
        tell(understood);
        return new Done(taken, understood);
    }

    /** What a message says of the firmware holds for those after it. */
    private Understood understand(Arrived message, Map<DeviceId, Profile> known, Lessons held) {
        var understood = reader.read(message, known.get(message.device()), held);
        var firmware = understood.firmware();
        if (firmware != null) {
            known.computeIfPresent(
                    message.device(), (device, profile) -> profile.running(firmware, message.receivedAt()));
        }
        return understood;
    }

    private void tell(List<Understood> messages) {
        var devices = messages.stream()
                .filter(message -> !message.values().isEmpty()
                        || !message.rejected().isEmpty()
                        || message.message().topic() != null)
                .flatMap(message ->
                        Stream.of(message.message().device(), message.message().via()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        for (var message : messages) {
            var named = message.named();
            if (named != null) {
                events.publishEvent(new AnotherDeviceNamed(
                        message.message().device(),
                        named.toString(),
                        ACTOR.by(),
                        message.message().receivedAt()));
            }
        }
        if (!devices.isEmpty()) {
            events.publishEvent(new ReadingsArrived(devices, ACTOR.by(), clock.instant()));
        }
    }
}
