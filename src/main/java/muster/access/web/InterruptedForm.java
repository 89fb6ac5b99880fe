package muster.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * A form that came in after its session had ended, kept in the new session until its person has signed in again.
 * Passwords and files are never kept, nor is a form that another site sent.
 */
record InterruptedForm(String path, LinkedHashMap<String, ArrayList<String>> fields) implements Serializable {

    private static final String ATTRIBUTE = "muster.interrupted";
    private static final int LARGEST = 64 * 1024;
    private static final Set<String> UNSEEN = Set.of("version", "key", "sure");

    /** Marks a form that is sent once more. */
    static final String RESUMED = "_resumed";

    /** Keeps the fields of a request, if they may be kept. */
    static boolean keep(HttpServletRequest request, String publicAddress) {
        boolean small = request.getContentLengthLong() >= 0 && request.getContentLengthLong() <= LARGEST;
        if (!request.getMethod().equals("POST") || !small || !isForm(request) || !isOurs(request, publicAddress)) {
            return false;
        }
        var fields = new LinkedHashMap<String, ArrayList<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!isSecret(name) && !name.startsWith("_")) {
                fields.put(name, new ArrayList<>(java.util.List.of(values)));
            }
        });
        request.getSession().setAttribute(ATTRIBUTE, new InterruptedForm(LocalPath.of(request), fields));
        return true;
    }

    static @Nullable InterruptedForm in(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof InterruptedForm form ? form : null;
    }

    static void forget(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    /** What the person typed, without what only the page knew. */
    Map<String, ArrayList<String>> typed() {
        var typed = new LinkedHashMap<>(fields);
        typed.keySet().removeAll(UNSEEN);
        typed.values().removeIf(values -> values.stream().allMatch(String::isBlank));
        return typed;
    }

    private static boolean isSecret(String name) {
        var folded = name.toLowerCase(Locale.ROOT);
        return folded.contains("password") || folded.contains("secret");
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** Browsers say which site a form comes from, and no page can make them say otherwise. */
    private static boolean isOurs(HttpServletRequest request, String publicAddress) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = request.getHeader("Origin");
        return origin != null
                && (origin.equals(publicAddress)
                        || origin.equals(request.getScheme() + "://" + request.getHeader("Host")));
    }
}
