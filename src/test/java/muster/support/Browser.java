package muster.support;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A browser without script that keeps its cookies, as people have it; {@code Cast.as} skips the session. */
public class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final MockMvc mvc;
    private final List<Cookie> others = new ArrayList<>();
    private @Nullable Cookie cookie;
    private String token = "";

    public Browser(MockMvc mvc) {
        this.mvc = mvc;
    }

    public MockHttpServletResponse open(String path) throws Exception {
        return send(get(URI.create(path)));
    }

    /** Sends a form with the token of the page seen last; name and value in turn. */
    public MockHttpServletResponse submit(String path, String... fields) throws Exception {
        return submitFrom("127.0.0.1", path, fields);
    }

    /** As {@link #submit}, from another network address. */
    public MockHttpServletResponse submitFrom(String address, String path, String... fields) throws Exception {
        var body = new StringBuilder("_csrf=" + encoded(token));
        for (int at = 0; at < fields.length; at += 2) {
            body.append('&').append(encoded(fields[at])).append('=').append(encoded(fields[at + 1]));
        }
        return send(post(path)
                .contentType("application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Length", body.length())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .content(body.toString()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public MockHttpServletResponse signIn(String email, String password) throws Exception {
        open("/sign-in");
        return submit("/sign-in", "email", email, "password", password);
    }

    public MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        if (cookie != null) {
            request.cookie(cookie);
        }
        request.with(this::withOthers);
        var response = mvc.perform(request).andReturn().getResponse();
        Arrays.stream(response.getCookies())
                .filter(known -> known.getName().endsWith("muster"))
                .forEach(known -> cookie = known.getMaxAge() == 0 ? null : known);
        Arrays.stream(response.getCookies())
                .filter(known -> !known.getName().endsWith("muster"))
                .forEach(this::keep);
        var found = TOKEN.matcher(response.getContentAsString());
        if (found.find()) {
            token = found.group(1);
        }
        return response;
    }

    private void keep(Cookie known) {
        others.removeIf(other ->
                other.getName().equals(known.getName()) && pathOf(other).equals(pathOf(known)));
        if (known.getMaxAge() != 0) {
            others.add(known);
        }
    }

    /** Those of the path that is asked for. */
    private MockHttpServletRequest withOthers(MockHttpServletRequest request) {
        var sent = Optional.ofNullable(request.getCookies()).orElse(new Cookie[0]);
        request.setCookies(Stream.concat(
                        Arrays.stream(sent),
                        others.stream()
                                .filter(other ->
                                        String.valueOf(request.getRequestURI()).startsWith(pathOf(other))))
                .toArray(Cookie[]::new));
        return request;
    }

    private static String pathOf(Cookie known) {
        return Objects.requireNonNullElse(known.getPath(), "/");
    }

    /** The browser's session cookie; another browser may be given it. */
    public Cookie cookie() {
        return Objects.requireNonNull(cookie);
    }

    public void forgetCookie() {
        cookie = null;
    }
}
