package muster.shared.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

/** Half a configuration ends the start with one sentence, before anything is started. */
@ExtendWith(OutputCaptureExtension.class)
class StartChecksTest {

    private static final List<String> EVERYTHING = List.of(
            "--spring.datasource.url=jdbc:postgresql://localhost/muster",
            "--spring.datasource.username=muster",
            "--muster.secret-key=AAAA",
            "--muster.mqtt.url=mqtt://localhost:1883");

    @Configuration(proxyBeanMethods = false)
    static class Empty {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "muster.example.org",
                "ftp://muster.example.org",
                "https://muster.example.org/portal",
                "https://muster.example.org/",
                "https://ada@muster.example.org",
                "https://",
                "https://muster example",
                ""
            })
    void the_public_address_is_that_of_a_web_site(String address, CapturedOutput output) {
        fails(EVERYTHING, "--muster.public-address=" + address);

        assertThat(output).contains("Muster did not start: MUSTER_PUBLIC_ADDRESS (" + address + ") is not the address");
        isOneSentence(output);
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.url, SPRING_DATASOURCE_USERNAME is set and SPRING_DATASOURCE_URL is not",
        "spring.datasource.username, SPRING_DATASOURCE_URL is set and SPRING_DATASOURCE_USERNAME is not",
        "muster.secret-key, SPRING_DATASOURCE_URL is set and MUSTER_SECRET_KEY is not"
    })
    void half_a_database_is_named_with_its_other_half(String missing, String sentence, CapturedOutput output) {
        fails(EVERYTHING.stream()
                .filter(argument -> !argument.contains(missing))
                .toList());

        assertThat(output).contains("Muster did not start: " + sentence + ".");
        isOneSentence(output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0", "10.0.0.0/33", "::1/x", "127.0.0.1 10.0.0.1", "10.*"})
    void a_proxy_is_trusted_by_address_or_network_and_never_by_name(String proxy, CapturedOutput output) {
        fails(EVERYTHING, "--muster.trusted-proxy=" + proxy);

        assertThat(output)
                .contains("Muster did not start: MUSTER_TRUSTED_PROXY (" + proxy + ") is neither an address nor");
        isOneSentence(output);
    }

    @Test
    void proxies_are_listed_with_commas_and_nobody_is_an_empty_list() {
        assertThat(TrustedProxies.networks("127.0.0.1, ::1,10.0.0.0/8"))
                .isEqualTo("127.0.0.1/32,0:0:0:0:0:0:0:1/128,10.0.0.0/8");
        assertThat(TrustedProxies.networks("")).isEmpty();
    }

    @Test
    void a_password_alone_does_not_quietly_start_the_embedded_database(CapturedOutput output) {
        fails(List.of("--muster.mqtt.url=mqtt://localhost:1883"), "--spring.datasource.password=secret");

        assertThat(output)
                .contains("Muster did not start: SPRING_DATASOURCE_PASSWORD is set and SPRING_DATASOURCE_URL is not.");
        isOneSentence(output);
    }

    @Test
    void another_kind_of_database_is_refused(CapturedOutput output) {
        fails(EVERYTHING, "--spring.datasource.url=jdbc:mysql://localhost/muster");

        assertThat(output).contains("Muster did not start: SPRING_DATASOURCE_URL is not the address of a PostgreSQL");
    }

    @Test
    void an_account_for_no_broker_is_half_a_configuration(CapturedOutput output) {
        fails(EVERYTHING, "--muster.mqtt.url=", "--muster.mqtt.username=bridge");

        assertThat(output).contains("and MUSTER_MQTT_URL is not. Set all three");
        isOneSentence(output);
    }

    @Test
    void a_data_folder_belongs_to_one_muster_at_a_time(@TempDir Path folder, CapturedOutput output) {
        try (var first = DataFolder.take(folder)) {
            assertThat(first).isNotNull();
            fails(EVERYTHING, "--muster.mqtt.url=", "--muster.data=" + folder);
        }

        assertThat(output).contains("Muster did not start: another Muster is using the data folder " + folder);
        isOneSentence(output);
        DataFolder.take(folder).close();
    }

    @Test
    void a_data_folder_that_cannot_be_written_is_named(@TempDir Path folder, CapturedOutput output) throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        fails(EVERYTHING, "--muster.mqtt.url=", "--muster.data=" + file.resolve("data"));

        assertThat(output).contains("data cannot be written. Give Muster the right to write there");
        isOneSentence(output);
    }

    @Test
    void what_nobody_can_explain_is_kept_in_a_file_with_a_reference(@TempDir Path folder, CapturedOutput output)
            throws IOException {
        fails(EVERYTHING, "--muster.data=" + folder, "--spring.main.sources=no.such.Thing");

        isOneSentence(output);
        var file = folder.resolve("start-failure.log");
        assertThat(output).contains("The details are in " + file + " (reference ");
        assertThat(Files.readString(file)).contains("no.such.Thing").contains("\tat ");
    }

    private static void fails(List<String> base, String... more) {
        var application = new SpringApplication(Empty.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        var arguments = new LinkedHashMap<String, String>();
        Stream.concat(base.stream(), Stream.of(more))
                .forEach(argument -> arguments.put(argument.substring(0, argument.indexOf('=')), argument));
        assertThatThrownBy(() -> application.run(arguments.values().toArray(String[]::new)))
                .isNotNull();
    }

    private static void isOneSentence(CapturedOutput output) {
        assertThat(output).doesNotContain("\tat ");
        assertThat(output.toString().lines().filter(line -> line.contains("did not start")))
                .hasSize(1);
    }
}
