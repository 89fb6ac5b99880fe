package muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import muster.MusterApplication;
import muster.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** What only a real server refuses, before any page is asked. */
@SpringBootTest(
        classes = MusterApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=set by TestDatabase",
            "muster.mqtt.port=0",
            "muster.public-address=https://muster.example"
        })
@ContextConfiguration(initializers = TestDatabase.class)
class BadPostsTest {

    @LocalServerPort
    int port;

    @Value("${spring.datasource.url}")
    String url;

    @Test
    void ten_megabytes_are_refused_with_a_sentence() throws Exception {
        for (var path : new String[] {"/sign-in", "/customers", "/welcome/x"}) {
            var answer = send(HttpRequest.newBuilder(at(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("name=" + "x".repeat(10_000_000))));
            assertThat(answer.statusCode()).as(path).isEqualTo(413);
            assertThat(answer.body()).contains("more than one page can take");
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        }
    }

    @Test
    void too_large_a_photo_leads_back_to_its_page() throws Exception {
        for (int size : new int[] {16_000_000, 30_000_000}) {
            var answer = send(HttpRequest.newBuilder(at("/a/photos"))
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[size])));
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).contains("/a?photo=large");
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        }
    }

    @Test
    void over_https_the_cookie_belongs_to_this_host_alone() throws Exception {
        var answer = send(HttpRequest.newBuilder(at("/sign-in")));
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-muster=")
                .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void a_forged_host_turns_up_in_no_redirect() throws Exception {
        var answer = send(HttpRequest.newBuilder(at("/customers")).header("X-Forwarded-Host", "evil.example"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/sign-in?then=%2Fcustomers");
    }

    @Test
    void no_header_comes_twice() throws Exception {
        var answer = send(HttpRequest.newBuilder(at("/sign-in")));
        for (var header : List.of("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options")) {
            assertThat(answer.headers().allValues(header)).as(header).hasSize(1);
        }
    }

    @Test
    void odd_paths_are_answered_and_tell_nothing() throws Exception {
        Stream.of("/customers;x=1", "/%2e%2e/x", "/customers/%00", "/error", "/actuator/env", "/customers//new")
                .forEach(path -> assertThat(statusOf(path)).as(path).isIn(302, 400, 404));
    }

    @Test
    void a_broken_address_is_answered_with_our_own_page() throws Exception {
        assertThat(raw("GET /%00 HTTP/1.1"))
                .contains(" 400 ", "class=\"fault\"", "could not be understood", "/css/muster.css");
    }

    @Test
    void while_the_database_is_away_a_page_and_the_probe_say_so() throws Exception {
        TestDatabase.execute("alter database " + database() + " with allow_connections false");
        try {
            TestDatabase.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database() + "'");
            var unaware = send(HttpRequest.newBuilder(at("/sign-in")));
            assertThat(unaware.statusCode()).isEqualTo(503);
            await().until(() -> statusOf("/actuator/health/readiness") == 503);
            var answer = send(HttpRequest.newBuilder(at("/sign-in")).header("Cookie", "__Host-muster=eA=="));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("does not answer at this moment").doesNotContain("java.", "Exception");
            assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        } finally {
            TestDatabase.execute("alter database " + database() + " with allow_connections true");
        }
        await().until(() -> statusOf("/actuator/health/readiness") == 200 && statusOf("/sign-in") == 200);
    }

    private String database() {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    @Test
    void what_the_server_itself_refuses_carries_the_policy_too_and_names_no_software() throws Exception {
        for (var line : List.of(
                "GET /customers/%00 HTTP/1.1",
                "GET /customers/..%2f HTTP/1.1",
                "GET /customers/{x} HTTP/1.1",
                "GET nonsense HTTP/1.1",
                "BREW /customers HTTP/1.1",
                "TRACE /customers HTTP/1.1",
                "GET /customers HTTP/1.1\r\nContent-Length: x")) {
            var answer = raw(line);
            assertThat(answer).as(line).startsWith("HTTP/1.1 ").doesNotContain("Tomcat", "java.", " 200 ");
            // where it knows of no page at all, it answers without a body, and there is nothing to protect
            assertThat(answer.contains("\r\nContent-Security-Policy: " + HeadersTest.POLICY)
                            || answer.endsWith("\r\n\r\n"))
                    .as("%s: %s", line, answer)
                    .isTrue();
        }
    }

    private String raw(String line) throws java.io.IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int statusOf(String path) {
        try {
            return send(HttpRequest.newBuilder(at(path))).statusCode();
        } catch (java.io.IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws java.io.IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
