package muster.catalog.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import muster.catalog.RejectionReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What src/docs/packs.md teaches is true: its packs are taken out of the page and verified. */
class PacksDocumentTest {

    private static final String PAGE = read();
    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\\n(.*?)```", Pattern.DOTALL);

    private static String read() {
        try {
            return Files.readString(Path.of("src/docs/packs.md"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Stream<String> packs() {
        return blocks("yaml").stream().filter(block -> block.startsWith("model:"));
    }

    private static List<String> blocks(String language) {
        return BLOCK.matcher(PAGE)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void a_pack_on_the_page_keeps_its_word(String pack, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), pack);
        var said = new ByteArrayOutputStream();

        var code = PacksCommand.run(
                new PrintStream(said, true, StandardCharsets.UTF_8), "packs", "verify", folder.toString());

        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("1 pack with 2 examples: every one keeps its word.");
        assertThat(code).isZero();
    }

    @Test
    void the_walk_through_reads_the_payload_that_it_begins_with() {
        var payload = blocks("json").getFirst().strip();

        assertThat(packs().toList().getFirst()).contains("'" + payload + "'");
        assertThat(packs()).hasSize(2);
    }

    @Test
    void every_key_and_every_reason_is_explained() {
        var schema = Schemas.text();

        assertThat(ModelReader.keys()).allSatisfy(key -> assertThat(PAGE).contains(key + ":"));
        assertThat(Schemas.keysOf(schema, "mapping"))
                .allSatisfy(key -> assertThat(PAGE).contains("`" + key + "`"));
        assertThat(Schemas.keysOf(schema, "counter"))
                .allSatisfy(key -> assertThat(PAGE).contains("`" + key + "`"));
        assertThat(Schemas.keysOf(schema, "state"))
                .allSatisfy(key -> assertThat(PAGE).contains("`" + key + "`"));
        assertThat(Schemas.keysOf(schema, "example"))
                .allSatisfy(key -> assertThat(PAGE).contains("`" + key + "`"));
        assertThat(RejectionReason.values())
                .filteredOn(RejectionReason::isOfPayload)
                .allSatisfy(reason -> assertThat(PAGE).contains(reason.words()));
    }
}
