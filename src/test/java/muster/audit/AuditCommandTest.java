package muster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import muster.demo.PostgresServer;
import muster.support.BesideOthers;
import muster.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** {@code audit verify}, as whoever runs Muster meets it. */
@BesideOthers
@ExtendWith(OutputCaptureExtension.class)
class AuditCommandTest {

    @TempDir
    Path folder;

    private record Answer(int code, String text) {}

    @Test
    void a_record_is_whole_or_its_first_wrong_entry_is_named() {
        try (var trial = new TrialRecord(folder)) {
            trial.write(TrialRecord.SAM, 3);
            trial.keep();
            assertThat(verify(trial)).satisfies(answer -> {
                assertThat(answer.code()).isZero();
                assertThat(answer.text().lines()).hasSize(2).last().isEqualTo("The record is whole.");
            });

            trial.owner("update audit.entry set reason = 'another' where subject_kind = 'device' and id = 2");
            assertThat(verify(trial)).satisfies(answer -> {
                assertThat(answer.code()).isEqualTo(1);
                assertThat(answer.text())
                        .startsWith("Staff, devices and Muster itself, position 2: entry 2 (device.claimed of SN-")
                        .endsWith(", by Sam at 2026-11-02 09:14:05 UTC) is not as it was written.\n");
            });
        }
    }

    @Test
    void a_record_without_heads_outside_is_neither() {
        try (var trial = new TrialRecord(folder)) {
            trial.write(TrialRecord.SAM, 3);
            trial.keep();
            var answer = run(of(trial, folder.resolve("none")));

            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.text()).contains("There are no heads in " + folder.resolve("none"));
        }
    }

    @Test
    void the_embedded_database_is_visited_while_it_runs_and_started_while_it_does_not(CapturedOutput output)
            throws IOException {
        var root = folder.resolve("postgres");
        var server = PostgresServer.start(root, root.resolve("programs"), Map.of("fsync", "off"));
        try {
            TrialRecord.migrate(server.address("postgres"), server.password());
            assertThat(visit()).isEqualTo(new Answer(0, "The record is empty.\n"));
            assertThat(PostgresServer.running(root, root.resolve("programs"))).isPresent();
        } finally {
            server.stop();
        }
        assertThat(visit()).isEqualTo(new Answer(0, "The record is empty.\n"));
        assertThat(PostgresServer.running(root, root.resolve("programs"))).isEmpty();
        assertThat(output).doesNotContain("\tat ");
    }

    @Test
    void where_nothing_can_be_verified_a_sentence_says_why(CapturedOutput output) throws IOException {
        assertThat(visit().code()).isEqualTo(2);
        assertThat(output).contains("Nothing was looked at: there is no database in " + folder.resolve("postgres"));
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }

        assertThat(run(on(TestDatabase.create(), folder.resolve("none"))).code())
                .isEqualTo(2);
        assertThat(output)
                .contains("Nothing was looked at: there is no record in the database that could be verified.");

        assertThat(run(on("jdbc:postgresql://127.0.0.1:1/muster", folder.resolve("none")))
                        .code())
                .isEqualTo(2);
        assertThat(output)
                .contains("Nothing was looked at: the database cannot be reached. See that it runs")
                .doesNotContain("\tat ");
    }

    @Test
    void something_else_is_not_understood() {
        for (var arguments : new String[][] {{"audit"}, {"audit", "show"}, {"audit", "verify", "all"}}) {
            assertThat(run(arguments)).isEqualTo(new Answer(2, "Expected: audit verify\n"));
        }
        assertThat(AuditCommand.isMeant()).isFalse();
        assertThat(AuditCommand.isMeant("--server.port=1", "audit")).isFalse();
    }

    private static Answer verify(TrialRecord trial) {
        return run(of(trial, trial.heads()));
    }

    private static String[] of(TrialRecord trial, Path heads) {
        return on(trial.address(), heads);
    }

    private static String[] on(String address, Path heads) {
        return Stream.of(
                        "audit",
                        "verify",
                        "--spring.datasource.url=" + address,
                        "--spring.datasource.username=" + TestDatabase.username(),
                        "--spring.datasource.password=" + TestDatabase.password(),
                        "--muster.secret-key=" + TestDatabase.SECRET_KEY,
                        "--muster.audit.heads=" + heads)
                .toArray(String[]::new);
    }

    private Answer visit() {
        return run("audit", "verify", "--muster.data=" + folder);
    }

    private static Answer run(String... arguments) {
        var bytes = new ByteArrayOutputStream();
        var code = AuditCommand.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), arguments);
        return new Answer(code, bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
    }
}
