package muster.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A form that came in after its session had ended, kept in the new session until its person has signed in again.
 * Passwords and files are never kept, nor is a form that another site sent.
 */
record InterruptedForm(String path, LinkedHashMap<String, ArrayList<String>> fields) implements Serializable {

    static final String ATTRIBUTE = "muster.interrupted";

    private static final Set<String> UNSEEN = Set.of("version", "key", "sure");

    /** Marks a form that is sent once more. */
    static final String RESUMED = "_resumed";

    /** Keeps the fields of a request. */
    static void keep(HttpServletRequest request) {
        var fields = new LinkedHashMap<String, ArrayList<String>>();
        request.getParameterMap().forEach((name, values) -> {
            if (!isSecret(name) && !name.startsWith("_")) {
                fields.put(name, new ArrayList<>(List.of(values)));
            }
        });
        request.getSession().setAttribute(ATTRIBUTE, new InterruptedForm(LocalPath.of(request), fields));
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
}
