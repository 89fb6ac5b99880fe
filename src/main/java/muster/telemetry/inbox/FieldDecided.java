package muster.telemetry.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import muster.shared.By;
import muster.shared.Change;
import muster.shared.DomainEvent;
import muster.shared.Subject;
import muster.telemetry.lessons.FieldDecision;
import muster.telemetry.lessons.FieldId;
import org.jspecify.annotations.Nullable;

/** Somebody decided what an unknown field is, or took a decision back. */
public record FieldDecided(By by, Instant at, List<Change> changes) implements DomainEvent {

    static FieldDecided of(By by, @Nullable FieldDecision before, FieldDecision after) {
        var subject = Subject.of("field", new FieldId(after.fieldId()), after.model() + " " + after.path());
        var change = switch (after.verdict()) {
            case ACCEPTED -> Change.of("field.accepted", subject, values(after));
            case IGNORED -> Change.of("field.ignored", subject, values(after));
            case WITHDRAWN -> Change.of("field.withdrawn", subject, Map.of());
        };
        return new FieldDecided(
                by,
                after.decidedAt(),
                List.of(change.instead(before == null || before.isWithdrawn() ? Map.of() : values(before))
                        .because(after.reason())));
    }

    private static Map<String, String> values(FieldDecision decision) {
        return decision.isAccepted()
                ? Map.of(
                        "quantity", String.valueOf(decision.quantity()),
                        "unit", decision.unit() == null ? "" : decision.unit(),
                        "scale", decision.scale().toPlainString(),
                        "firmware", decision.firmware())
                : Map.of("firmware", decision.firmware());
    }
}
