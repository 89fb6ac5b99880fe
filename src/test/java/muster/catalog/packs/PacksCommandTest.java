package muster.catalog.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import muster.support.BesideOthers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code packs verify <folder>}, as its author meets it. */
@BesideOthers
class PacksCommandTest {

    private static final Path SHIPPED = Path.of("src/main/packs");

    @TempDir
    Path folder;

    private record Answer(int code, String text) {}

    @Test
    void good_packs_are_counted() throws IOException {
        write("acme/th-100.yaml", Acme.PACK);
        write("acme/controller.yml", Controller.PACK);
        write("read.me", "not a pack");

        assertThat(verify()).isEqualTo(new Answer(0, "2 packs with 5 examples: every one keeps its word.\n"));
    }

    @Test
    void every_failure_of_every_pack_is_told_with_file_and_line() throws IOException {
        var climate =
                write("th-100.yaml", Acme.PACK.replace("21.5 Cel", "22.5 Cel").replace("out of range }", "missing }"));
        var odd = folder.resolve("odd.yaml");
        Files.write(odd, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        var broken = write("unreadable.yaml", "model: [");
        var controller = write(
                "controller.yaml",
                Controller.PACK.replace("name: ACME controller", "name:").replace("body: text", "body: xml"));

        var answer = verify();

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo(controller + ", line 2, name: expected a text, found nothing"),
                        line -> assertThat(line)
                                .startsWith(controller + ", line 4")
                                .endsWith("body: expected json or text, found \"xml\""),
                        line -> assertThat(line).isEqualTo(odd + ": expected UTF-8, found other bytes"),
                        line -> assertThat(line)
                                .isEqualTo(climate
                                        + ", line 36, examples[0]: expected air_temperature 22.5 Cel, found 21.5 Cel"),
                        line -> assertThat(line)
                                .startsWith(climate
                                        + ", line 39, examples[1]: expected air_temperature rejected as missing"),
                        line -> assertThat(line).startsWith(broken + ", line 1: expected YAML"),
                        line -> assertThat(line).isEqualTo("6 faults in 4 files."));
    }

    @Test
    void a_model_that_ships_with_muster_cannot_be_taught_again() throws IOException {
        var twin = write("twin.yaml", Acme.PACK.replace("acme/th-100", "shelly/plus-ht"));

        assertThat(verify().text())
                .startsWith(
                        twin
                                + ", line 1, model: expected a model of its own, found shelly/plus-ht in packs/shelly/plus-ht.yaml too");
    }

    @Test
    void a_folder_with_a_dictionary_of_its_own_stands_alone() {
        var answer = run("packs", "verify", SHIPPED.toString());

        assertThat(answer.text()).endsWith("every one keeps its word.\n");
        assertThat(answer.code()).isZero();
    }

    @Test
    void a_broken_dictionary_is_told() throws IOException {
        var dictionary = write("dictionary.yaml", "kinds: [OTHER]\nquantities:\n  t: { kind: guess }\n");

        assertThat(verify())
                .isEqualTo(new Answer(
                        1,
                        dictionary + ", line 3, quantities.t.kind: expected measure, counter, state or event, found"
                                + " \"guess\"\n1 fault in 1 file.\n"));
    }

    @Test
    void a_folder_without_packs_and_no_folder_are_told() {
        assertThat(verify())
                .isEqualTo(new Answer(1, folder + ": expected at least one pack, found none\n1 fault in 1 file.\n"));
        assertThat(run("packs", "verify", folder + "/none"))
                .isEqualTo(new Answer(1, folder + "/none: expected a folder with packs, found none\n"));
    }

    @Test
    void something_else_is_not_understood() {
        for (var arguments :
                new String[][] {{"packs"}, {"packs", "check", "x"}, {"packs", "verify"}, {"packs", "verify", "a", "b"}
                }) {
            assertThat(run(arguments)).isEqualTo(new Answer(2, "Expected: packs verify <folder>\n"));
        }
        assertThat(PacksCommand.isMeant()).isFalse();
        assertThat(PacksCommand.isMeant("--server.port=1", "packs")).isFalse();
    }

    @Test
    void as_a_process_of_its_own_it_answers_and_starts_nothing() throws Exception {
        write("acme.yaml", Acme.PACK);
        var good = inProcess();
        write("acme.yaml", Acme.PACK.replace("21.5 Cel", "22.5 Cel"));
        var bad = inProcess();

        assertThat(good).isEqualTo(new Answer(0, "1 pack with 2 examples: every one keeps its word.\n"));
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.text()).contains("acme.yaml, line 36, examples[0]: ").endsWith("1 fault in 1 file.\n");
        assertThat(folder.resolve("data")).as("no data folder").doesNotExist();
    }

    private Answer inProcess() throws Exception {
        var process = PacksProcess.verify(folder, folder);
        return new Answer(process.code(), process.text());
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Answer verify() {
        return run("packs", "verify", folder.toString());
    }

    private static Answer run(String... arguments) {
        var bytes = new ByteArrayOutputStream();
        var code = PacksCommand.run(new PrintStream(bytes, true, StandardCharsets.UTF_8), arguments);
        return new Answer(code, bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n"));
    }
}
