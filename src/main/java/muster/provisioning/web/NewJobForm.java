package muster.provisioning.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import muster.shared.PlainText;
import org.jspecify.annotations.Nullable;

/** A job as it was typed. */
record NewJobForm(
        @NotBlank @Nullable String site,
        @NotBlank @Nullable String firm,
        @NotBlank @Nullable String day,
        @Nullable List<String> positions,
        @Size(max = 500) @PlainText(lines = true) @Nullable String note) {

    @Override
    public List<String> positions() {
        return positions == null ? List.of() : positions;
    }

    String siteText() {
        return Objects.requireNonNull(site);
    }

    String firmText() {
        return Objects.requireNonNull(firm);
    }

    @Nullable
    String noteOrNull() {
        return note == null || note.isBlank() ? null : note.strip();
    }

    @Nullable
    LocalDate dayOrNull() {
        try {
            return day == null || day.isBlank() ? null : LocalDate.parse(day);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
