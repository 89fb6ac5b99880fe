package muster.audit;

import static muster.audit.TrialRecord.INES;
import static muster.audit.TrialRecord.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import muster.audit.Verification.Outcome;
import muster.support.BesideOthers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the owner of the database, who may do everything there, does to the record; and what is found. */
@BesideOthers
class TamperingTest {

    private static final String LINK = "audit.link where chain = '" + TrialRecord.FIRM + "' and ";
    private static final String COPY = """
            insert into audit.entry (at, by_kind, by_name, by_organisation, door, action, subject_kind, subject_id,
                                     subject_label, seal)
            select at, by_kind, by_name, by_organisation, door, action, subject_kind, subject_id, 'SN-FORGED', %s
            from audit.entry where id = %d""";

    @TempDir
    Path folder;

    private TrialRecord trial;

    @BeforeEach
    void a_record_of_ten_entries_each() {
        trial = new TrialRecord(folder);
        trial.write(SAM, 10);
        trial.write(INES, 6);
        trial.keep();
        trial.write(INES, 4);
        trial.keep();
    }

    @AfterEach
    void end() {
        trial.close();
    }

    @Test
    void an_untouched_record_is_whole() {
        var answer = trial.verify();

        assertThat(answer.outcome()).isEqualTo(Outcome.WHOLE);
        assertThat(answer.sentences())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("Staff, devices and Muster itself: 10 entries, each as it was written and"
                                        + " where it was put; the last head outside, of ")
                                .endsWith(", tells of 10."),
                        line -> assertThat(line)
                                .startsWith("Ines & Co: 10 entries, ")
                                .endsWith(", tells of 10."),
                        line -> assertThat(line).isEqualTo("The record is whole."));
    }

    @Test
    void an_edit_is_found() {
        long entry = trial.entryAt(5);
        trial.owner("update audit.entry set after = after || '{\"place\": \"North 4\"}' where id = " + entry);

        finds(
                "position 5: entry " + entry + " (device.claimed of SN-",
                ", by Ines at 2026-11-02 09:14:05 UTC) is not as");
    }

    @Test
    void an_edit_before_the_entry_has_its_place_is_found() {
        trial.write(INES, 1);
        trial.owner(
                "update audit.entry set at = at - interval '1 microsecond' where id = (select max(id) from audit.entry)");

        finds("without a position: entry ", "is not as it was written");
        trial.keep();
        finds("position 11: entry ", "is not as it was written");
    }

    @Test
    void an_entry_that_was_deleted_is_found() {
        long entry = trial.entryAt(7);
        trial.owner("delete from audit.entry where id = " + entry);

        finds("position 7: entry " + entry + " is gone, after entry " + trial.entryAt(6), "by Ines at 2026-11-02");
    }

    @Test
    void an_entry_that_was_deleted_with_its_place_is_found() {
        trial.owner("delete from audit.entry where id = " + trial.entryAt(7));
        trial.owner("delete from " + LINK + "position = 7");

        finds("position 7: the entry that stood here was taken out, after entry " + trial.entryAt(6), "by Ines");
        trial.owner("update audit.link set position = position - 1 where position > 7 and chain = '" + TrialRecord.FIRM
                + "'");
        finds("position 7: entry " + trial.entryAt(7), "does not stand where it was put");
    }

    @Test
    void an_entry_that_was_put_in_is_found_even_when_muster_gives_it_a_place() {
        trial.owner(COPY.formatted("null", trial.entryAt(3)));

        finds("without a position: entry ", "SN-FORGED, by Ines at 2026-11-02 09:14:05 UTC) was not written by Muster");
        trial.keep();
        finds("position 11: entry ", "SN-FORGED, by Ines at 2026-11-02 09:14:05 UTC) was not written by Muster");
    }

    @Test
    void a_true_entry_that_was_put_in_a_second_time_is_found() {
        trial.owner(COPY.formatted("seal", trial.entryAt(3)).replace("'SN-FORGED'", "subject_label"));

        finds("without a position: entry ", "is not as it was written");
    }

    @Test
    void two_entries_that_changed_places_are_found() {
        long third = trial.entryAt(3);
        long eighth = trial.entryAt(8);
        trial.owner("update audit.link set entry_id = -1 where entry_id = " + third);
        trial.owner("update audit.link set entry_id = " + third + " where entry_id = " + eighth);
        trial.owner("update audit.link set entry_id = " + eighth + " where entry_id = -1");

        finds("position 3: entry " + eighth, "does not stand where it was put");
    }

    @Test
    void two_entries_that_changed_numbers_are_found() {
        trial.owner("alter table audit.entry alter id set generated by default");
        trial.owner(
                "update audit.entry set id = -id where id in (%d, %d)".formatted(trial.entryAt(3), trial.entryAt(8)));
        trial.owner(
                "update audit.entry set id = %d + %d + id where id < 0".formatted(trial.entryAt(3), trial.entryAt(8)));

        finds("position 3: entry " + trial.entryAt(3), "is not as it was written");
    }

    @Test
    void an_end_that_was_cut_off_is_found() {
        trial.owner("delete from audit.entry where id in (select entry_id from " + LINK + "position > 7)");
        trial.owner("delete from " + LINK + "position > 7");

        finds("position 8: the end was cut off, after entry " + trial.entryAt(7), "tells of 10 entries");
        trial.write(INES, 5);
        trial.keep();
        finds("position 10: the head that was written outside at ", "the chain was made anew");
    }

    @Test
    void a_chain_that_is_gone_altogether_is_found() {
        trial.owner("delete from audit.entry where by_organisation = '" + TrialRecord.FIRM + "'");
        trial.owner("delete from audit.link where chain = '" + TrialRecord.FIRM + "'");

        finds("position 1: the end was cut off; a head that was written outside at ", "tells of 10 entries");
    }

    @Test
    void a_chain_that_was_made_anew_is_found() {
        trial.owner("delete from audit.entry where id = " + trial.entryAt(2));
        trial.owner("delete from audit.link");
        trial.restart(); // whose linking makes every link true again
        trial.keep();

        finds("position 6: the head that was written outside at ", "the chain was made anew");
    }

    @Test
    void without_what_is_kept_outside_nobody_says_that_all_is_well() throws IOException {
        Files.delete(trial.heads());

        var answer = trial.verify();

        assertThat(answer.outcome()).isEqualTo(Outcome.NOT_SURE);
        assertThat(answer.sentences()).last().asString().startsWith("There are no heads in " + trial.heads());
    }

    @Test
    void a_head_that_a_stranger_wrote_is_found_and_half_a_line_is_none() throws IOException {
        var lines = Files.readAllLines(trial.heads());
        Files.writeString(trial.heads(), lines.getFirst().substring(0, 90), StandardOpenOption.APPEND);
        assertThat(trial.verify().outcome()).isEqualTo(Outcome.WHOLE);

        trial.write(SAM, 1);
        trial.keep();
        assertThat(trial.verify().outcome()).isEqualTo(Outcome.WHOLE);
        assertThat(Files.readAllLines(trial.heads())).hasSize(lines.size() + 1);

        Files.writeString(
                trial.heads(), lines.getLast().replaceFirst(" 10 ", " 11 ") + "\n", StandardOpenOption.APPEND);
        assertThat(trial.verify().sentences())
                .singleElement()
                .asString()
                .startsWith(
                        trial.heads() + ", line " + (lines.size() + 2) + ": Muster, with the secret key that it has");
    }

    private void finds(String place, String what) {
        var answer = trial.verify();
        assertThat(answer.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(answer.sentences())
                .last()
                .asString()
                .startsWith("Ines & Co, " + place)
                .contains(what);
    }
}
