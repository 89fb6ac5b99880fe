package muster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import muster.figures.Figure;
import muster.figures.Results;
import muster.support.ModuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class KillClaimFault {

    private static final int KILLS = 50;

    @Autowired
    KillClaims kills;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void no_kill_leaves_a_half_claim_or_a_second_credential() throws Exception {
        Results.FAULTS.onlyIfAskedFor("kill9.claim");
        var seed = System.nanoTime();
        var outcome = kills.run(Results.scaled(KILLS), folder, seed);
        var note = "%d devices, %d on their way when killed".formatted(outcome.devices(), outcome.interrupted());
        Results.FAULTS.add(
                new Figure("kill9.kills", outcome.kills(), "kills", outcome.kills(), "seed " + seed),
                new Figure("kill9.claim_half", outcome.half(), "claims", outcome.devices(), note),
                new Figure("kill9.claim_retry_failed", outcome.retryFailed(), "devices", outcome.devices(), note),
                new Figure(
                        "kill9.second_credentials_alive", outcome.secondAlive(), "devices", outcome.devices(), note));
        assertThat(outcome.half() + outcome.retryFailed() + outcome.secondAlive())
                .isZero();
    }
}
