package muster.provisioning.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import muster.shared.Typed;
import org.springframework.validation.Errors;

/**
 * The day of a job as it was typed.
 *
 * @param version of the job that the person looked at
 */
record DayForm(String day, String version) {

    private static final int YEARS_AHEAD = 1;

    DayForm {
        day = Typed.line(day);
        version = Typed.line(version);
    }

    int seen() {
        return Typed.number(version);
    }

    /** The day, if it is one from today on by the clock of the site and within a year; else says what is wrong. */
    static Optional<LocalDate> check(String typed, ZoneId zone, Clock clock, Errors errors) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        if (typed.isEmpty()) {
            errors.rejectValue("day", "provisioning.job-form.day-missing");
            return Optional.empty();
        }
        try {
            var day = LocalDate.parse(typed);
            if (day.isBefore(today)) {
                errors.rejectValue("day", "provisioning.job-form.day-past");
            } else if (day.isAfter(today.plusYears(YEARS_AHEAD))) {
                errors.rejectValue("day", "provisioning.job-form.day-far");
            } else {
                return Optional.of(day);
            }
        } catch (DateTimeParseException unreadable) {
            errors.rejectValue("day", "provisioning.job-form.day-unreadable");
        }
        return Optional.empty();
    }
}
