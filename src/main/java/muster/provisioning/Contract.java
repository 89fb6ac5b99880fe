package muster.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import muster.catalog.Measured;
import muster.catalog.RejectionReason;
import muster.catalog.Units;
import muster.provisioning.Line.State;
import muster.telemetry.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Judges an activation: a pure function from stored facts to lines. The first message alone fulfils none of them; same
 * facts, same lines.
 */
final class Contract {

    static final Duration ANSWER_EXPECTED_WITHIN = Duration.ofSeconds(60);

    /** Stands for the allowed versions of hardware that has none. */
    static final String NO_RANGE = "-";

    private final ActivationFacts facts;

    private Contract(ActivationFacts facts) {
        this.facts = facts;
    }

    static Checklist judge(ActivationFacts facts) {
        var contract = new Contract(facts);
        var activation = facts.model().activation();
        var lines = new ArrayList<Line>();
        lines.add(contract.identity());
        lines.add(contract.place());
        lines.add(contract.credential());
        if (activation.configurationAcknowledged()) {
            lines.add(contract.configuration());
        }
        lines.add(contract.firmware());
        if (!activation.require().isEmpty()) {
            lines.add(contract.readings());
        }
        if (activation.link() != null) {
            lines.add(contract.link());
        }
        if (activation.identify()) {
            lines.add(contract.command());
        }
        return new Checklist(
                lines.stream().map(contract::orderly).map(contract::letPass).toList());
    }

    /** Nobody is told to wait for a device that is being turned away: first its credential has to be right. */
    private Line orderly(Line line) {
        boolean isTurnedAway = credential().state() == Line.State.FAILED;
        return isTurnedAway && line.state() == Line.State.WAITING ? line.after(Check.CREDENTIAL) : line;
    }

    private Line letPass(Line line) {
        var pass = facts.passes().get(line.check());
        return pass == null || line.state() == State.MET ? line : line.excused(pass);
    }

    private Line identity() {
        var said = facts.report();
        var device = facts.device();
        var impostor = facts.impostor();
        if (impostor != null && (said == null || !said.reportedAt().isAfter(impostor.at()))) {
            return Line.failed(Check.IDENTITY, "somebody-else", impostor.at(), impostor.sentence());
        }
        if (said == null || said.serial() == null) {
            var unreadable = facts.unreadable();
            return unreadable == null
                    ? Line.waiting(Check.IDENTITY, "unheard", null)
                    : Line.waiting(Check.IDENTITY, "unreadable", unreadable.at(), unreadable.sentence());
        }
        if (!said.serial().equals(device.serial())) {
            return Line.failed(Check.IDENTITY, "other-serial", said.reportedAt(), said.serial(), device.serial());
        }
        var model = said.model();
        if (model != null && !model.equals(device.model())) {
            return Line.failed(Check.IDENTITY, "other-model", said.reportedAt(), model, device.model());
        }
        var hardware = said.hardware();
        if (hardware != null && !hardware.equals(device.hardware())) {
            return Line.failed(Check.IDENTITY, "other-hardware", said.reportedAt(), hardware, device.hardware());
        }
        return Line.met(Check.IDENTITY, "same", said.reportedAt(), device.serial());
    }

    private Line place() {
        var place = facts.place();
        return place == null
                ? Line.failed(Check.PLACE, "none", null)
                : Line.met(
                        Check.PLACE,
                        "set",
                        facts.claimedAt(),
                        place.assetName(),
                        place.positionName(),
                        place.siteName(),
                        place.customerName());
    }

    private Line credential() {
        var presence = facts.presence();
        // a gateway's credential is in use before the device that it speaks for was ever heard
        if (facts.credentialUsedAt() != null && presence != null) {
            return presence.connected()
                    ? Line.met(Check.CREDENTIAL, "in-use", facts.credentialUsedAt())
                    : Line.waiting(Check.CREDENTIAL, "gone", presence.since());
        }
        var refusal = facts.refusal();
        if (refusal != null && (presence == null || !presence.connected())) {
            return Line.failed(Check.CREDENTIAL, "refused", refusal.at(), refusal.sentence());
        }
        return presence != null && presence.connected()
                ? Line.waiting(Check.CREDENTIAL, "asking", presence.since())
                : Line.waiting(Check.CREDENTIAL, "unheard", null);
    }

    private Line configuration() {
        var configuration = facts.configuration();
        if (configuration == null) {
            return Line.waiting(Check.CONFIGURATION, "unsent", null);
        }
        if (configuration.isRejected()) {
            var why = Objects.requireNonNullElse(configuration.reason(), "?");
            return Line.failed(Check.CONFIGURATION, "rejected", configuration.reportedAt(), why);
        }
        return configuration.isAcknowledged()
                ? Line.met(Check.CONFIGURATION, "applied", configuration.reportedAt(), configuration.desiredRevision())
                : Line.waiting(Check.CONFIGURATION, "unanswered", configuration.desiredAt());
    }

    private Line firmware() {
        var said = facts.report();
        var hardware = facts.device().hardware();
        if (said == null || said.firmware() == null) {
            return facts.model().allows(hardware, "unknown") && said != null
                    ? Line.met(Check.FIRMWARE, "any", said.reportedAt())
                    : Line.waiting(Check.FIRMWARE, "unheard", null);
        }
        if (facts.model().allows(hardware, said.firmware())) {
            return Line.met(Check.FIRMWARE, "allowed", said.reportedAt(), said.firmware());
        }
        var allowed = facts.model()
                .activation()
                .firmwareFor(hardware)
                .map(Object::toString)
                .orElse(NO_RANGE);
        return Line.failed(Check.FIRMWARE, "not-allowed", said.reportedAt(), said.firmware(), allowed, hardware);
    }

    private Line readings() {
        var require = facts.model().activation().require();
        var refused = facts.tallies().stream()
                .filter(tally -> tally.quantity() == null || require.containsKey(tally.quantity()))
                .filter(this::isRefusedLately)
                .max(Comparator.comparing(tally -> Objects.requireNonNull(tally.rejectedAt())));
        if (refused.isPresent() && isForFirmwareAlone(refused.get())) {
            return Line.waiting(Check.READINGS, "none", newest());
        }
        if (refused.isPresent()) {
            var tally = refused.get();
            return Line.failed(
                    Check.READINGS,
                    "refused." + tally.reason(),
                    tally.rejectedAt(),
                    Objects.requireNonNullElse(tally.quantity(), "-"),
                    Objects.requireNonNullElse(tally.detail(), ""));
        }
        var accepted = new LinkedHashMap<String, Integer>();
        facts.tallies().forEach(tally -> {
            if (tally.quantity() != null) {
                accepted.put(tally.quantity(), tally.accepted());
            }
        });
        var last = newest();
        if (facts.model().activation().isMetBy(accepted)) {
            return Line.met(Check.READINGS, "arrived", last, valuesOf(require).toArray());
        }
        int wanted = require.values().stream().mapToInt(Integer::intValue).sum();
        int lacking = facts.model().activation().missing(accepted).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return isSilent(last)
                ? Line.failed(Check.READINGS, last == null ? "never" : "silent", last, wanted - lacking, wanted)
                : Line.waiting(Check.READINGS, last == null ? "none" : "some", last, wanted - lacking, wanted)
                        .until(patienceEnds(last));
    }

    /** What a firmware that is not allowed says is not understood because of the firmware: its line tells, once. */
    private boolean isForFirmwareAlone(Tally tally) {
        return RejectionReason.NO_MAPPING.name().equals(tally.reason())
                && firmware().state() == Line.State.FAILED;
    }

    /** A payload that was refused as a whole counts until any value is believed after it. */
    private boolean isRefusedLately(Tally tally) {
        var last = newest();
        return tally.quantity() == null
                ? tally.rejectedAt() != null
                        && (last == null || tally.rejectedAt().isAfter(last))
                : tally.isRefusedLately();
    }

    /** A device that stopped sending before it had sent enough cannot answer either; the readings tell, once. */
    private boolean isQuietSince(Instant moment) {
        var last = newest();
        return !facts.model().activation().require().isEmpty()
                && !readings().isSettled()
                && (last == null || last.isBefore(moment));
    }

    private @Nullable Instant newest() {
        return facts.tallies().stream()
                .map(Tally::acceptedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private boolean isSilent(@Nullable Instant last) {
        var end = patienceEnds(last);
        return end != null && end.isBefore(facts.now());
    }

    /** When the next reading has to be there; a device that is judged anew has the whole time anew. */
    private @Nullable Instant patienceEnds(@Nullable Instant last) {
        var patience = facts.model().activation().firstReading();
        if (last != null) {
            return last.plus(patience);
        }
        var used = facts.credentialUsedAt();
        if (used == null) {
            return null;
        }
        return (used.isAfter(facts.claimedAt()) ? used : facts.claimedAt()).plus(patience);
    }

    /** Quantities and their newest values by turns. */
    private List<String> valuesOf(Map<String, Integer> require) {
        var values = new ArrayList<String>();
        for (var name : require.keySet()) {
            for (var tally : facts.tallies()) {
                if (name.equals(tally.quantity()) && tally.value() != null && tally.unit() != null) {
                    values.add(name);
                    values.add(Measured.text(tally.value(), tally.unit(), Locale.ENGLISH));
                }
            }
        }
        return values;
    }

    private Line link() {
        var minimum = Objects.requireNonNull(facts.model().activation().link());
        var said = facts.report();
        if (said == null || said.rssi() == null) {
            return Line.waiting(Check.LINK, "unheard", null);
        }
        var measured = Units.display(said.rssi(), minimum.unit());
        return minimum.isMetBy(said.rssi())
                ? Line.met(Check.LINK, "good", said.reportedAt(), measured)
                : Line.failed(Check.LINK, "weak", said.reportedAt(), measured, minimum.display());
    }

    private Line command() {
        var command = facts.command();
        if (command == null) {
            return Line.waiting(Check.COMMAND, "unsent", null);
        }
        if (command.confirmedAt() != null) {
            var eyes = Objects.requireNonNullElse(command.confirmedBy(), "?");
            return Line.met(Check.COMMAND, "seen", command.confirmedAt(), eyes);
        }
        if ("failed".equals(command.outcome())) {
            var why = Objects.requireNonNullElse(command.reason(), "?");
            return Line.failed(Check.COMMAND, "failed", command.answeredAt(), why);
        }
        if (command.answeredAt() != null) {
            return Line.waiting(Check.COMMAND, "answered", command.answeredAt());
        }
        var due = command.askedAt().plus(ANSWER_EXPECTED_WITHIN);
        return due.isBefore(facts.now()) && !isQuietSince(due)
                ? Line.failed(Check.COMMAND, "unanswered", command.askedAt())
                : Line.waiting(Check.COMMAND, "sent", command.askedAt());
    }
}
