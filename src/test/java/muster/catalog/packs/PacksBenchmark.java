package muster.catalog.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import muster.figures.Figure;
import muster.figures.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacksBenchmark {

    @TempDir
    Path folder;

    @Test
    void all_shipped_packs_are_verified_soon() throws Exception {
        Results.BENCHMARK.onlyIfAskedFor("packs");
        var answer = PacksProcess.verify(Path.of("src/main/packs"), folder);
        assertThat(answer.code()).as(answer.text()).isZero();
        Results.BENCHMARK.add(new Figure(
                "packs.verify_s",
                answer.seconds(),
                "s",
                1,
                "limit 5; " + answer.text().strip()));
    }
}
