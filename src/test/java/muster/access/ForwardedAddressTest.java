package muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import muster.MusterApplication;
import muster.support.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Who counts as the one who asks, behind a reverse proxy and without one. This test asks from 127.0.0.1. */
class ForwardedAddressTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @Nested
    class BehindAProxyOnThisMachine extends Asking {

        @Test
        void the_address_that_the_proxy_saw_counts() throws Exception {
            assertThat(addressCountedFor("203.0.113.7")).isEqualTo("address:203.0.113.7");
        }

        @Test
        void what_the_visitor_wrote_in_front_of_it_does_not() throws Exception {
            assertThat(addressCountedFor("198.51.100.1, 203.0.113.8")).isEqualTo("address:203.0.113.8");
            assertThat(addressCountedFor("<script>, 203.0.113.9")).isEqualTo("address:203.0.113.9");
        }

        @Test
        void an_address_that_is_none_harms_nothing() throws Exception {
            assertThat(addressCountedFor("::no:address")).isEqualTo("address:::no:address");
        }

        @Test
        void https_in_front_of_it_counts_and_another_host_does_not() throws Exception {
            var answer = ask(HttpRequest.newBuilder(at("/me"))
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", "evil.example")
                    .header("X-Forwarded-Port", "444")
                    .header("Forwarded", "host=evil.example;for=203.0.113.7"));
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(answer.headers().firstValue("Location")).contains("/sign-in?then=%2Fme");
        }
    }

    @Nested
    @TestPropertySource(properties = "muster.trusted-proxy=192.0.2.0/24")
    class WithAProxyElsewhere extends Asking {

        @Test
        void whoever_is_not_the_proxy_cannot_claim_another_address() throws Exception {
            assertThat(addressCountedFor("203.0.113.7")).isEqualTo("address:127.0.0.1");
        }

        @Test
        void nor_https() throws Exception {
            var answer = ask(HttpRequest.newBuilder(at("/me")).header("X-Forwarded-Proto", "https"));
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
    }

    @SpringBootTest(
            classes = MusterApplication.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {"spring.datasource.url=set by TestDatabase", "muster.mqtt.port=0"})
    @ContextConfiguration(initializers = TestDatabase.class)
    @DirtiesContext
    abstract static class Asking {

        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        @LocalServerPort
        int port;

        @Autowired
        JdbcClient jdbc;

        /** Fails to sign in, with what a proxy would add; whose failure was it? */
        String addressCountedFor(String forwardedFor) throws Exception {
            jdbc.sql("delete from access.throttle").update();
            var page = ask(HttpRequest.newBuilder(at("/sign-in"))).body();
            var token = TOKEN.matcher(page);
            assertThat(token.find()).isTrue();
            ask(HttpRequest.newBuilder(at("/sign-in"))
                    .header("X-Forwarded-For", forwardedFor)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "email=who%40example.com&password=wrong&_csrf=" + token.group(1))));
            List<String> keys = jdbc.sql("select key from access.throttle where key like 'address:%'")
                    .query(String.class)
                    .list();
            assertThat(keys).hasSize(1);
            return keys.getFirst();
        }

        URI at(String path) {
            return URI.create("http://localhost:" + port + path);
        }

        HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
