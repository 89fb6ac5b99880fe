package muster.catalog.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import muster.catalog.ModelKey;
import muster.catalog.PackBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartWithBrokenPackTest {

    @TempDir
    Path folder;

    @Test
    void the_start_ends_with_one_sentence_and_no_stack_trace(CapturedOutput output) throws IOException {
        Files.writeString(folder.resolve("acme.yaml"), Acme.PACK.replace("[degF]", "degF"));

        assertThatThrownBy(this::start).hasRootCauseInstanceOf(PackBroken.class);

        assertThat(output)
                .contains("acme.yaml, line 12, telemetry[0].observations.air_temperature.unit: "
                        + "expected a UCUM unit such as Cel, [degF] or kW.h, found \"degF\"")
                .doesNotContain("\tat ");
    }

    @Test
    void a_pack_in_the_folder_teaches_a_model_beside_the_shipped_ones() throws IOException {
        Files.createDirectories(folder.resolve("acme"));
        Files.writeString(folder.resolve("acme/th-100.yaml"), Acme.PACK);

        var models = Packs.load(folder);

        assertThat(models.find(ModelKey.of("acme/th-100"))).isPresent();
        assertThat(models.find(ModelKey.of("shelly/plus-ht"))).isPresent();
    }

    @Test
    void a_folder_that_is_not_there_is_told() {
        var nowhere = folder.resolve("nowhere");

        assertThatThrownBy(() -> Packs.load(nowhere))
                .isInstanceOf(PackBroken.class)
                .hasMessage(nowhere + ": expected the folder that muster.packs.folder names, found none");
    }

    @Test
    void a_shipped_model_cannot_be_taught_a_second_time() throws IOException {
        Files.writeString(folder.resolve("twin.yml"), Acme.PACK.replace("acme/th-100", "shelly/plus-ht"));

        assertThatThrownBy(() -> Packs.load(folder))
                .hasMessageEndingWith(
                        "expected a model of its own, found shelly/plus-ht in packs/shelly/plus-ht.yaml too");
    }

    @Test
    void bytes_that_are_no_text_are_told() throws IOException {
        Files.write(folder.resolve("odd.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> Packs.load(folder))
                .hasMessageEndingWith("odd.yaml: expected UTF-8, found other bytes");
    }

    private void start() {
        new SpringApplicationBuilder(PackConfiguration.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--muster.packs.folder=" + folder,
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/nobody-asks",
                        "--spring.datasource.username=muster",
                        "--spring.datasource.password=muster",
                        "--muster.secret-key=q7mJxw3Xb0sO4m2bS7p1vJ6z0t9Yk8uRrW5eQ2aHcDg=");
    }
}
