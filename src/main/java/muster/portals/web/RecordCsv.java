package muster.portals.web;

import muster.audit.StoryEntry;
import muster.portals.Csv;

/** Entries of the record as rows of a table. */
final class RecordCsv {

    private RecordCsv() {}

    static void head(Csv csv) {
        csv.row(
                "number",
                "at",
                "sentence",
                "by",
                "role",
                "address",
                "action",
                "subject_kind",
                "subject",
                "subject_id",
                "before",
                "after",
                "reason");
    }

    static void row(Csv csv, StoryEntry entry, String sentence) {
        csv.row(
                entry.id(),
                entry.at(),
                sentence,
                entry.byName(),
                entry.byRole(),
                entry.address(),
                entry.action(),
                entry.subjectKind(),
                entry.subject(),
                entry.subjectId(),
                entry.before(),
                entry.after(),
                entry.reason());
    }
}
