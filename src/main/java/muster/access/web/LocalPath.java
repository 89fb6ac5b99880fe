package muster.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where to go on after something came between: a path of this house and never another address. */
final class LocalPath {

    private static final int LONGEST = 2000;

    private LocalPath() {}

    /** The path if it is one, else the start page. */
    static String orHome(@Nullable String path) {
        if (path == null || path.length() > LONGEST || !path.startsWith("/") || path.startsWith("//")) {
            return "/";
        }
        boolean odd = path.chars().anyMatch(character -> character <= ' ' || character == '\\' || character > '~');
        return odd || path.startsWith("/sign-") ? "/" : path;
    }

    /** Path and query of the request. */
    static String of(HttpServletRequest request) {
        var query = request.getQueryString();
        return orHome(query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query);
    }

    /** Path and query of an address that a header names. */
    static String ofAddress(@Nullable String address) {
        try {
            var uri = address == null ? null : URI.create(address);
            if (uri == null || uri.getRawPath() == null) {
                return "/";
            }
            return orHome(uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery());
        } catch (IllegalArgumentException noAddress) {
            return "/";
        }
    }

    /** The sign-in page that leads there. */
    static String signIn(String then, @Nullable String remark) {
        var query = new StringBuilder(remark == null ? "" : remark);
        if (!then.equals("/")) {
            query.append(query.isEmpty() ? "" : "&").append("then=");
            query.append(URLEncoder.encode(then, StandardCharsets.UTF_8));
        }
        return query.isEmpty() ? "/sign-in" : "/sign-in?" + query;
    }
}
