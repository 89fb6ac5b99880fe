package muster.faults;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import muster.access.Actor;
import muster.support.Child;

/** An installer's browser without script: signs in once, keeps its session over restarts, sends forms. */
final class Installer implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    final Actor actor;

    private final Child muster;
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile String cookie = "";
    private volatile String token = "";

    Installer(Actor actor, Child muster) {
        this.actor = actor;
        this.muster = muster;
    }

    void signIn(String email, String password) throws IOException, InterruptedException {
        open("/sign-in");
        submit("/sign-in", Map.of("email", email, "password", password));
        open("/a");
    }

    /** Claims, and returns the address of the receipt; empty when there was another answer. */
    Optional<String> claim(String code, String choice, String key) throws IOException, InterruptedException {
        var answer = submit("/a/" + code, Map.of("choice", choice, "key", key));
        return answer.headers()
                .firstValue("Location")
                .map(location -> location.substring(location.lastIndexOf('/') + 1))
                .filter(receipt -> receipt.length() == 36);
    }

    /** A page as it stands. */
    String page(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(muster.at(path)).GET()).body();
    }

    private void open(String path) throws IOException, InterruptedException {
        var answer = send(HttpRequest.newBuilder(muster.at(path)).GET());
        var found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
    }

    private HttpResponse<String> submit(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        var body = "_csrf=" + encoded(token)
                + fields.entrySet().stream()
                        .map(field -> "&" + field.getKey() + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining());
        return send(HttpRequest.newBuilder(muster.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        var answer = client.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        answer.headers()
                .firstValue("Set-Cookie")
                .filter(set -> set.startsWith("muster="))
                .ifPresent(set -> cookie = set.split(";", 2)[0]);
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
