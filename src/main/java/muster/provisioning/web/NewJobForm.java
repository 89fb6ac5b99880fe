package muster.provisioning.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import muster.assets.Site;
import muster.provisioning.JobForm;
import muster.shared.NotFound;
import muster.shared.OrganisationId;
import muster.shared.PlainText;
import muster.shared.PositionId;
import muster.shared.SiteId;
import muster.shared.Typed;
import org.springframework.validation.Errors;

/** A job as it was typed. What was chosen from a list may name nothing at all: lists are only what a browser shows. */
record NewJobForm(
        @NotEmpty(message = "{provisioning.job-form.site-missing}")
        String site,

        @NotEmpty(message = "{provisioning.job-form.firm-missing}")
        String firm,

        String day,
        List<String> positions,

        @Size(max = 500, message = "{provisioning.job-form.note-long}") @PlainText(lines = true)
        String note) {

    NewJobForm {
        site = Typed.line(site);
        firm = Typed.line(firm);
        day = Typed.line(day);
        positions = positions == null ? List.of() : List.copyOf(positions);
        note = Typed.line(note);
    }

    Optional<SiteId> siteId() {
        return read(site, SiteId::of);
    }

    /** The job that was typed; where it is none, a sentence at each field that is to blame. */
    Optional<JobForm> read(Site at, Clock clock, Errors errors) {
        var on = DayForm.check(day, at.zone(), clock, errors);
        var who = read(firm, OrganisationId::of);
        var where = positions.stream()
                .flatMap(position -> read(position, PositionId::of).stream())
                .toList();
        if (who.isEmpty() && !firm.isEmpty()) {
            errors.rejectValue("firm", "provisioning.job-form.firm-unknown");
        }
        if (positions.isEmpty()) {
            errors.rejectValue("positions", "provisioning.job-form.positions-missing");
        } else if (where.size() < positions.size()) {
            errors.rejectValue("positions", "provisioning.job-form.positions-gone");
        }
        return errors.hasErrors()
                ? Optional.empty()
                : Optional.of(new JobForm(at.id(), who.orElseThrow(), on.orElseThrow(), where, Typed.orNull(note)));
    }

    private static <T> Optional<T> read(String text, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (NotFound notAnId) {
            return Optional.empty();
        }
    }
}
