package muster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class KillClaimTest {

    @Autowired
    KillClaims kills;

    @TempDir
    Path folder;

    @Test
    void a_kill_leaves_no_half_claim_and_the_same_form_finds_its_receipt() throws Exception {
        assertThat(kills.run(1, folder, 2)).satisfies(outcome -> {
            assertThat(outcome.kills()).isEqualTo(1);
            assertThat(outcome.half()).isZero();
            assertThat(outcome.retryFailed()).isZero();
            assertThat(outcome.secondAlive()).isZero();
        });
    }
}
