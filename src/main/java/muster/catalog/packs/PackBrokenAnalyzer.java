package muster.catalog.packs;

import muster.catalog.PackBroken;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Ends the start with the one sentence about a broken pack instead of a stack trace. */
class PackBrokenAnalyzer extends AbstractFailureAnalyzer<PackBroken> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PackBroken cause) {
        return new FailureAnalysis(
                "A pack is broken. " + cause.getMessage(),
                "Correct the file and start again; src/docs/packs.md says how a pack is written.",
                cause);
    }
}
