package muster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import muster.audit.Verification.Outcome;
import muster.support.BesideOthers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@BesideOthers
class VerifyingRowsTest {

    @Test
    void more_entries_than_are_read_or_linked_at_a_time_are_whole(@TempDir Path folder) {
        var measured = VerifyingRows.run(12_345, folder);

        assertThat(measured.outcome()).isEqualTo(Outcome.WHOLE);
        assertThat(measured.note()).startsWith("12,345 rows of 2 organisations; ");
    }
}
