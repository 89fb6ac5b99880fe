package muster.telemetry.web;

import jakarta.validation.constraints.Size;
import muster.shared.PlainText;
import muster.shared.Typed;
import muster.telemetry.inbox.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says a field is, as typed.
 *
 * @param verdict {@code accept}, {@code ignore} or {@code withdraw}
 */
record CandidateForm(
        @Nullable String verdict,
        @Nullable String quantity,
        @Nullable String channel,
        @Nullable String unit,
        @Nullable String scale,
        @Nullable String shift,

        @Size(max = 500, message = "{telemetry.inbox.too-long}") @PlainText @Nullable
        String words,

        @Nullable String firmware,

        @Size(max = 500, message = "{telemetry.inbox.too-long}") @PlainText @Nullable
        String reason,

        @Nullable String version) {

    static CandidateForm of(Candidate candidate) {
        return new CandidateForm(
                "",
                candidate.quantity(),
                candidate.channel(),
                candidate.unit(),
                candidate.scale(),
                candidate.shift(),
                candidate.words(),
                candidate.firmware(),
                "",
                "");
    }

    Candidate candidate() {
        return new Candidate(
                Typed.line(quantity),
                Typed.line(channel),
                Typed.line(unit),
                Typed.line(scale),
                Typed.line(shift),
                Typed.line(words),
                Typed.line(firmware));
    }

    boolean is(String wanted) {
        return wanted.equals(verdict);
    }

    String because() {
        return Typed.line(reason);
    }

    /** The version that the person saw. */
    int seen() {
        return Typed.number(Typed.line(version));
    }
}
