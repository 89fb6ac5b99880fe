package muster.shared.start;

import static org.assertj.core.api.Assertions.assertThat;

import e2e.support.Muster;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import muster.support.BesideOthers;
import muster.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Muster as a process of its own: how it begins, how it ends, and what docker-compose.yml gives it. */
@BesideOthers
class RealStartTest {

    private static final Map<String, String> SECRETS = Map.of(
            "POSTGRES_PASSWORD",
            TestDatabase.password(),
            "MUSTER_SECRET_KEY",
            TestDatabase.SECRET_KEY,
            "MUSTER_PUBLIC_ADDRESS",
            "https://muster.example.org");

    @Test
    void a_port_that_is_taken_ends_the_start_with_a_sentence_and_an_exit_code(@TempDir Path data) throws IOException {
        try (var taken = new ServerSocket(0)) {
            var muster = Muster.launch(
                    Map.of(),
                    "--server.port=" + taken.getLocalPort(),
                    "--muster.mqtt.port=0",
                    "--muster.data=" + data.resolve("mit Leerzeichen und Ümlaut"));

            assertThat(muster.end()).isEqualTo(1);
            assertThat(muster.said())
                    .contains("Muster did not start: port " + taken.getLocalPort() + " is taken. Stop the program")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void values_that_go_before_late_ones_have_come_end_the_start_with_a_sentence(@TempDir Path data) {
        var muster = Muster.launch(
                Map.of("MUSTER_KEEP_OBSERVATIONS", "31d"),
                "--server.port=0",
                "--muster.mqtt.port=0",
                "--muster.data=" + data);

        assertThat(muster.end()).isEqualTo(1);
        assertThat(muster.said())
                .contains(
                        "Muster did not start: MUSTER_KEEP_OBSERVATIONS (31 days) is less than 32 days. Set it to 32d")
                .doesNotContain("\tat ");
    }

    @Test
    void after_a_kill_the_next_start_goes_on_by_itself(@TempDir Path data) throws IOException, InterruptedException {
        String[] arguments = {"--server.port=0", "--muster.mqtt.port=0", "--muster.data=" + data};
        var killed = Muster.launch(Map.of(), arguments);
        killed.address();
        killed.kill();

        try (var next = Muster.launch(Map.of(), arguments)) {
            assertThat(ask(next.address() + "/sign-in")).isEqualTo(200);
            assertThat(next.notes("Data")).containsExactly(data.toString());
        }
    }

    @Test
    void the_environment_of_the_compose_file_is_enough(@TempDir Path data) throws IOException, InterruptedException {
        var environment = new HashMap<String, String>();
        compose("muster", "environment")
                .forEach((name, value) -> environment.put(String.valueOf(name), filledIn(value)));
        environment.put("SPRING_DATASOURCE_URL", TestDatabase.create());
        environment.put("SPRING_DATASOURCE_USERNAME", TestDatabase.username());
        environment.put("MUSTER_DATA", data.toString());
        environment.put("MUSTER_MQTT_PORT", "0");
        int port = freePort();
        environment.put("SERVER_PORT", String.valueOf(port));

        try (var muster = Muster.launch(environment)) {
            assertThat(muster.address()).isEqualTo("https://muster.example.org");
            assertThat(ask("http://localhost:" + port + "/actuator/health/liveness"))
                    .isEqualTo(200);
            assertThat(firstLineOfAnswer(port, healthCheck()))
                    .as("what the check looks for")
                    .contains(" 200");
            assertThat(data.resolve("postgres")).doesNotExist();
            assertThat(muster.notes("Try")).as("no sample accounts").isEmpty();
        }
    }

    @Test
    void the_compose_file_refuses_to_start_without_its_secrets_and_names_them() throws IOException {
        var text = Files.readString(Path.of("docker-compose.yml"));

        assertThat(SECRETS.keySet()).allSatisfy(secret -> {
            assertThat(text).contains("${" + secret + ":?set " + secret + " ");
            assertThat(text).doesNotContain("${" + secret + "}").doesNotContain("${" + secret + ":-");
        });
        assertThat(String.valueOf(compose("postgres", "environment").get("POSTGRES_PASSWORD")))
                .startsWith("${POSTGRES_PASSWORD:?");
    }

    @Test
    void the_proxy_that_is_trusted_is_the_host_as_the_container_sees_it() throws IOException {
        try (var file = Files.newInputStream(Path.of("docker-compose.yml"))) {
            Object compose = new Yaml().load(file);
            var network = map(map(map(compose).get("networks")).get("default"));
            var addresses = map(
                    ((List<?>) Objects.requireNonNull(map(network.get("ipam")).get("config"))).getFirst());

            assertThat(compose("muster", "environment").get("MUSTER_TRUSTED_PROXY"))
                    .isEqualTo(addresses.get("gateway"));
        }
    }

    @Test
    void the_container_is_nobodys_root_and_tells_how_it_is() throws IOException {
        var build = String.valueOf(compose("muster", "build").get("dockerfile_inline"));
        var health = String.valueOf(compose("muster", "healthcheck").get("test"));

        assertThat(build).contains("target/muster.jar").containsPattern("\nUSER [1-9][0-9]*\n");
        assertThat(health).contains("/actuator/health/readiness");
        assertThat(String.valueOf(service("muster").get("read_only"))).isEqualTo("true");
        assertThat(String.valueOf(service("postgres").get("image"))).isEqualTo("postgres:18");
    }

    /** What the health check of the compose file says to the port, to the letter. */
    private static String healthCheck() throws IOException {
        var said = Pattern.compile("printf '([^']+)'")
                .matcher(String.valueOf(compose("muster", "healthcheck").get("test")));
        assertThat(said.find()).isTrue();
        return said.group(1).replace("\\r\\n", "\r\n");
    }

    private static String firstLineOfAnswer(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .findFirst()
                    .orElse("nothing");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int ask(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static String filledIn(@Nullable Object value) {
        var text = String.valueOf(value);
        for (var secret : SECRETS.entrySet()) {
            if (text.startsWith("${" + secret.getKey() + ":?")) {
                return secret.getValue();
            }
        }
        return text;
    }

    private static Map<?, ?> compose(String service, String part) throws IOException {
        return map(service(service).get(part));
    }

    private static Map<?, ?> service(String name) throws IOException {
        try (InputStream file = Files.newInputStream(Path.of("docker-compose.yml"))) {
            Object compose = new Yaml().load(file);
            return map(map(map(compose).get("services")).get(name));
        }
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }
}
