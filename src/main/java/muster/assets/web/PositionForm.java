package muster.assets.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import muster.assets.Position;
import muster.shared.PlainText;
import muster.shared.Typed;

/** A position as typed, with the quantities ticked. */
record PositionForm(
        @NotEmpty(message = "{assets.position.name-missing}")
        @Size(max = 120, message = "{assets.name-long}")
        @PlainText
        String name,

        List<String> quantities,
        String sure,
        String version) {

    PositionForm {
        name = Typed.line(name);
        quantities = List.copyOf(Objects.requireNonNullElse(quantities, List.of()));
        sure = Typed.asIs(sure);
        version = Typed.line(version);
    }

    static PositionForm of(Position position) {
        return new PositionForm(position.name(), position.quantities(), "", String.valueOf(position.version()));
    }

    PositionForm at(int newest) {
        return new PositionForm(name, quantities, sure, String.valueOf(newest));
    }

    /** The version that the person saw. */
    int seen() {
        return Typed.number(version);
    }
}
