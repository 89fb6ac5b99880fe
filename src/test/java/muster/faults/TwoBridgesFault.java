package muster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import muster.figures.Figure;
import muster.figures.Results;
import muster.load.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TwoBridgesFault {

    private static final int MESSAGES = 200_000;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void two_instances_share_the_messages_and_two_of_one_name_lose_none() throws Exception {
        Results.FAULTS.onlyIfAskedFor("bridges");
        try (var range = new Range(folder);
                var watch = Watch.at(range)) {
            var shared = TwoBridges.withNamesOfTheirOwn(range, Results.scaled(MESSAGES));
            var fought = TwoBridges.withTheSameName(range, Results.scaled(MESSAGES));
            Results.FAULTS.add(
                    new Figure(
                            "bridges.lost",
                            shared.lost() + fought.lost(),
                            "messages",
                            shared.messages() + fought.messages(),
                            "two instances, one killed; then two of the same name"),
                    new Figure(
                            "bridges.duplicates",
                            shared.duplicates() + fought.duplicates(),
                            "rows",
                            shared.messages() + fought.messages(),
                            "two instances, one killed; then two of the same name"));
            assertThat(shared.instances()).isEqualTo(2);
            assertThat(shared.alone()).isPositive();
            assertThat(watch.page()).contains("MUSTER_MQTT_CLIENTID");
            assertThat(shared.lost() + fought.lost()).isZero();
            assertThat(shared.duplicates() + fought.duplicates()).isZero();
        }
    }
}
