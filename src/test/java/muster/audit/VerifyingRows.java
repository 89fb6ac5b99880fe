package muster.audit;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import muster.audit.Verification.Outcome;

/** Writes a record of so many entries, as Muster does, and verifies it. */
final class VerifyingRows {

    private static final int A_TRANSACTION = 2000;

    /** Seconds, and what was found. */
    record Measured(double linking, double verifying, Outcome outcome, String note) {}

    private VerifyingRows() {}

    static Measured run(int rows, Path folder) {
        try (var trial = new TrialRecord(folder)) {
            IntStream.range(0, Math.ceilDiv(rows, A_TRANSACTION))
                    .forEach(each -> trial.write(
                            each % 4 == 0 ? TrialRecord.INES : TrialRecord.SAM,
                            Math.min(A_TRANSACTION, rows - each * A_TRANSACTION)));
            trial.owner("analyze");
            var begin = System.nanoTime();
            trial.keep();
            var linked = System.nanoTime();
            trial.owner("analyze audit.link");
            var ready = System.nanoTime();
            var answer = trial.verify();
            var verified = System.nanoTime();
            return new Measured(
                    (linked - begin) / 1e9,
                    (verified - ready) / 1e9,
                    answer.outcome(),
                    String.format(
                            Locale.ROOT,
                            "%,d rows of 2 organisations; linked in %.1f s, verified in %.1f s",
                            trial.ask("select count(*) from audit.link"),
                            (linked - begin) / 1e9,
                            (verified - ready) / 1e9));
        }
    }
}
